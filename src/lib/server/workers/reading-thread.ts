import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { readHeadings, type HeadingsRequest } from './headings-reader.ts';
import { readImport, type ReadRequest } from './import-reader.ts';

/** What a thread is started with. */
export type Reading =
	{ task: 'import'; request: ReadRequest } | { task: 'headings'; request: HeadingsRequest };

/** What the reading thread says; after each part it waits to be asked for the next. */
export type FromThread =
	{ kind: 'part'; part: unknown } | { kind: 'end' } | { kind: 'unusable'; problems: Problem[] };

/** Does the reading, part by part. @throws InputError where the file cannot be read */
export async function* partsOf({ task, request }: Reading): AsyncGenerator<unknown> {
	if (task === 'import') yield* readImport(request);
	else yield await readHeadings(request);
}

/** Does the reading of `workerData` and hands on its parts, one for every message that comes in. */
export async function serveReading(): Promise<void> {
	const port = parentPort;
	if (!port) throw new Error('serveReading: runs in a worker thread only');
	const say = (message: FromThread) => port.postMessage(message);
	try {
		for await (const part of partsOf(workerData as Reading)) {
			await once(port, 'message');
			say({ kind: 'part', part });
		}
		await once(port, 'message');
		say({ kind: 'end' });
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		say({ kind: 'unusable', problems: error.problems });
	}
	port.close();
}
