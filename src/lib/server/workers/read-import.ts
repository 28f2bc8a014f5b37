import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InputError } from '#lib/domain/problem.ts';
import type { PreparedHead, PreparedRow } from '#lib/domain/importing/prepared.ts';
import { projectRoot } from '#lib/server/database/project-root.ts';
import type { FileHead, HeadingsRequest } from './headings-reader.ts';
import type { ReadRequest } from './import-reader.ts';
import { partsOf, type FromThread, type Reading } from './reading-thread.ts';

/** Files up to this size are read where they are: a thread takes longer to start than they to read. */
const SMALL_BYTES = 256 * 1024;
/** A file that needs more memory than this ends its thread, not the server. */
const MEMORY_MB = 3072;

/**
 * Reads a file as its kind, big ones in a thread of their own so that the server goes on answering. Parts come as they
 * are asked for: nothing piles up between the thread and the database.
 * @throws InputError where the file cannot be read at all; the signal's reason where it is aborted
 */
export function readImportFile(
	request: ReadRequest,
	signal?: AbortSignal,
): AsyncGenerator<PreparedHead | PreparedRow[]> {
	return read({ task: 'import', request }, signal) as AsyncGenerator<PreparedHead | PreparedRow[]>;
}

/** Reads the top of a file, big ones in a thread of their own. @throws InputError where the file cannot be read */
export async function readFileHead(request: HeadingsRequest): Promise<FileHead> {
	for await (const head of read({ task: 'headings', request })) return head as FileHead;
	throw new Error(`headings of ${request.fileName}: the reader gave none`);
}

async function* read(reading: Reading, signal?: AbortSignal): AsyncGenerator<unknown> {
	signal?.throwIfAborted();
	if (reading.request.bytes.length <= SMALL_BYTES) yield* partsOf(reading);
	else yield* readInThread(reading, signal);
}

async function* readInThread(reading: Reading, signal: AbortSignal | undefined): AsyncGenerator<unknown> {
	const worker = new Worker(join(projectRoot(), 'src/lib/server/workers/reading-thread.mjs'), {
		workerData: reading,
		execArgv: [],
		name: 'file-reader',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	const heard: FromThread[] = [];
	let wake = () => {};
	let failure: unknown;
	worker.on('message', (message: FromThread) => {
		heard.push(message);
		wake();
	});
	worker.on('error', (error: NodeJS.ErrnoException) => {
		failure = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : error;
		wake();
	});
	worker.on('exit', (code) => {
		failure ??= new Error(`file reader: its thread ended with code ${code} before the file did`);
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
