import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#lib/server/database/project-root.ts';
import type { PdfPage } from './sheet-pdf.ts';

/** A page of a full sheet takes some 3 MB while the document is made. */
const MEMORY_MB = 1024;

/** Many sheets as one PDF, made in a thread of its own: the server goes on answering. @throws the signal's reason */
export async function sheetsPdfAside(
	pages: readonly PdfPage[],
	info: { title: string; author: string },
	signal?: AbortSignal,
): Promise<Uint8Array> {
	signal?.throwIfAborted();
	const worker = new Worker(join(projectRoot(), 'src/lib/server/documents/sheet-pdf-thread.mjs'), {
		workerData: { pages, info },
		execArgv: [],
		name: 'sheets-pdf',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		return await new Promise<Uint8Array>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
			worker.once('exit', (code) => {
				reject(
					signal?.aborted
						? (signal.reason as Error)
						: new Error(`sheets: the thread ended with code ${code} before the document did`),
				);
			});
		});
	} finally {
		signal?.removeEventListener('abort', stop);
		void worker.terminate();
	}
}
