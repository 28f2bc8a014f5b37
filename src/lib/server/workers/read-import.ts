import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InputError } from '#lib/domain/problem.ts';
import type { PreparedHead, PreparedRow } from '#lib/domain/importing/prepared.ts';
import { projectRoot } from '#lib/server/database/project-root.ts';
import { readImport, type ReadRequest } from './import-reader.ts';
import type { FromReader } from './import-thread.ts';

/** Files up to this size are read where they are: a thread takes longer to start than they to read. */
const SMALL_BYTES = 256 * 1024;
/** A file that needs more memory than this ends its thread, not the server. */
const MEMORY_MB = 3072;

/**
 * Reads a file as its kind, big ones in a thread of their own so that the server goes on answering. Parts come as they
 * are asked for: nothing piles up between the thread and the database.
 * @throws InputError where the file cannot be read at all; the signal's reason where it is aborted
 */
export async function* readImportFile(
	request: ReadRequest,
	signal?: AbortSignal,
): AsyncGenerator<PreparedHead | PreparedRow[]> {
	signal?.throwIfAborted();
	if (request.bytes.length <= SMALL_BYTES) yield* readImport(request);
	else yield* readInThread(request, signal);
}

async function* readInThread(
	request: ReadRequest,
	signal: AbortSignal | undefined,
): AsyncGenerator<PreparedHead | PreparedRow[]> {
	const worker = new Worker(join(projectRoot(), 'src/lib/server/workers/import-thread.mjs'), {
		workerData: request,
		execArgv: [],
		name: 'import-reader',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	const heard: FromReader[] = [];
	let wake = () => {};
	let failure: unknown;
	worker.on('message', (message: FromReader) => {
		heard.push(message);
		wake();
	});
	worker.on('error', (error: NodeJS.ErrnoException) => {
		failure = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : error;
		wake();
	});
	worker.on('exit', (code) => {
		failure ??= new Error(`import reader: its thread ended with code ${code} before the file did`);
		wake();
	});
	try {
		for (;;) {
			worker.postMessage('next');
			while (heard.length === 0 && failure === undefined)
				await new Promise<void>((resolve) => (wake = resolve));
			signal?.throwIfAborted();
			const message = heard.shift();
			if (message === undefined) throw failure;
			if (message.kind === 'end') return;
			if (message.kind === 'unusable') throw new InputError(message.problems);
			yield message.part;
		}
	} finally {
		signal?.removeEventListener('abort', stop);
		await worker.terminate();
	}
}

function outOfMemory(): InputError {
	return new InputError({
		code: 'import.too-large',
		message: '文件太大，一次读不下',
		expected: `读取所需内存不超过 ${MEMORY_MB} MB`,
		fix: '拆成几个文件，分批导入',
	});
}
