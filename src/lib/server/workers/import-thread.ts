import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { PreparedHead, PreparedRow } from '#lib/domain/importing/prepared.ts';
import { readImport, type ReadRequest } from './import-reader.ts';

/** What the reading thread says; after each part it waits to be asked for the next. */
export type FromReader =
	| { kind: 'part'; part: PreparedHead | PreparedRow[] }
	| { kind: 'end' }
	| { kind: 'unusable'; problems: Problem[] };

/** Reads the file of `workerData` and hands on its parts, one for every message that comes in. */
export async function serveReader(): Promise<void> {
	const port = parentPort;
	if (!port) throw new Error('serveReader: runs in a worker thread only');
	const say = (message: FromReader) => port.postMessage(message);
	try {
		for await (const part of readImport(workerData as ReadRequest)) {
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
