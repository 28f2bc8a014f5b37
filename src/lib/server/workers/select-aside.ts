import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#lib/server/database/project-root.ts';
import type { SelectMessage } from './select-thread.ts';
import type { SelectionStage, SelectionWork, WeighedSelection } from './weigh-selection.ts';

/** A hundred thousand candidates take some 300 MB. */
const MEMORY_MB = 1024;

/**
 * Answers a selection in a thread of its own: the server goes on answering, and cancelling ends the thread.
 * @throws the signal's reason
 */
export async function selectAside(
	work: SelectionWork,
	{ signal, stage }: { signal?: AbortSignal; stage?: (at: SelectionStage) => void } = {},
): Promise<WeighedSelection> {
	signal?.throwIfAborted();
	const worker = new Worker(join(projectRoot(), 'src/lib/server/workers/select-thread.mjs'), {
		workerData: work,
		execArgv: [],
		name: 'select',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		return await new Promise<WeighedSelection>((resolve, reject) => {
			worker.on('message', (message: SelectMessage) => {
				if ('weighed' in message) resolve(message.weighed);
				else stage?.(message.stage);
			});
			worker.once('error', reject);
			worker.once('exit', (code) => {
				reject(
					signal?.aborted
						? (signal.reason as Error)
						: new Error(`select: the thread ended with code ${code} before the answer came`),
				);
			});
		});
	} finally {
		signal?.removeEventListener('abort', stop);
		void worker.terminate();
	}
}
