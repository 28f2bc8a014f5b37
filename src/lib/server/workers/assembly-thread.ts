import { parentPort, workerData } from 'node:worker_threads';
import {
	findClusters,
	type ClusterQuestion,
	type FoundClusters,
} from '#lib/domain/assembly/find-clusters.ts';
import { highsLinearPrograms } from './highs-linear-program.ts';

/** What a thread is started with: the question, and how long the search may take. */
export interface ClusterTask {
	question: ClusterQuestion;
	seconds: number;
}

export type FromClusterThread = { kind: 'found'; found: number } | { kind: 'done'; result: FoundClusters };

/** Answers the question of `workerData`. */
export async function serveClusters(): Promise<void> {
	const port = parentPort;
	if (!port) throw new Error('serveClusters: runs in a worker thread only');
	const { question, seconds } = workerData as ClusterTask;
	const say = (message: FromClusterThread) => port.postMessage(message);
	const begun = performance.now();
	const past = (share: number) => performance.now() - begun > seconds * 1000 * share;
	const result = findClusters(question, {
		open: await highsLinearPrograms(),
		// The other objective has its share, too.
		late: () => past(0.7),
		stop: () => past(1),
		progress: (found) => say({ kind: 'found', found }),
	});
	say({ kind: 'done', result });
	port.close();
}
