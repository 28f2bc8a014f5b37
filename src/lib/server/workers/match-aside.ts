import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#lib/server/database/project-root.ts';
import type { MatchMessage, MatchWork } from './match-thread.ts';

/** A few hundred projects on a few thousand sites take some 100 MB. */
const MEMORY_MB = 1024;

/**
 * Solves, checks and explains a matching in a thread of its own: the server goes on answering, and cancelling ends the thread.
 * @throws the signal's reason
 */
export async function matchAside(
	work: MatchWork,
	{ signal }: { signal?: AbortSignal | undefined } = {},
): Promise<MatchMessage> {
	signal?.throwIfAborted();
	const worker = new Worker(join(projectRoot(), 'src/lib/server/workers/match-thread.mjs'), {
		workerData: work,
		execArgv: [],
		name: 'match',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		return await new Promise<MatchMessage>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
			worker.once('exit', (code) => {
				reject(
					signal?.aborted
						? (signal.reason as Error)
						: new Error(`match: the thread ended with code ${code} before the answer came`),
				);
			});
		});
	} finally {
		signal?.removeEventListener('abort', stop);
		void worker.terminate();
	}
}
