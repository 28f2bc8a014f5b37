import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#lib/server/database/project-root.ts';

/** A page of a full sheet takes some 3 MB while the document is made. */
const MEMORY_MB = 1024;

/** A document made by one of this folder's threads: the server goes on answering. @throws the signal's reason */
export async function documentAside(
	thread: 'sheet-pdf-thread.mjs' | 'report-pdf-thread.mjs' | 'selection-workbook-thread.mjs',
	workerData: unknown,
	signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
	signal?.throwIfAborted();
	const worker = new Worker(join(projectRoot(), 'src/lib/server/documents', thread), {
		workerData,
		execArgv: [],
		name: thread.replace('-thread.mjs', ''),
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		return await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
			worker.once('exit', (code) => {
				reject(
					signal?.aborted
						? (signal.reason as Error)
						: new Error(`${thread} ended with code ${code} before the document did`),
				);
			});
		});
	} finally {
		signal?.removeEventListener('abort', stop);
		void worker.terminate();
	}
}
