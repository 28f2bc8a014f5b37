import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FoundClusters } from '#lib/domain/assembly/find-clusters.ts';
import { projectRoot } from '#lib/server/database/project-root.ts';
import type { ClusterTask, FromClusterThread } from './assembly-thread.ts';

const MEMORY_MB = 2048;

/**
 * Looks for clusters in a thread of its own, so that the server goes on answering.
 * @param onfound how many are found so far
 * @throws the signal's reason where it is aborted
 */
export async function findClustersAside(
	task: ClusterTask,
	{ signal, onfound = () => {} }: { signal?: AbortSignal; onfound?: (found: number) => void } = {},
): Promise<FoundClusters> {
	signal?.throwIfAborted();
	const worker = new Worker(join(projectRoot(), 'src/lib/server/workers/assembly-thread.mjs'), {
		workerData: task,
		execArgv: [],
		name: 'assembly',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		return await new Promise<FoundClusters>((resolve, reject) => {
			worker.on('message', (message: FromClusterThread) =>
				message.kind === 'done' ? resolve(message.result) : onfound(message.found),
			);
			worker.on('error', reject);
			worker.on('exit', (code) =>
				reject(signal?.aborted ? signal.reason : new Error(`assembly: its thread ended with code ${code}`)),
			);
		});
	} finally {
		signal?.removeEventListener('abort', stop);
		await worker.terminate();
	}
}
