import { parentPort, workerData } from 'node:worker_threads';
import { assignDestinations, type DestinationProblem } from '#lib/domain/batches/assign-destinations.ts';
import { packingHighs } from './packing-highs.ts';

/** What the thread is started with; `seconds` of wall time, after which the best and its bound are answered. */
export interface AssignWork {
	problem: DestinationProblem;
	seconds: number;
}

/** Runs in the thread: one question, its answer. */
export async function serveAssignment(): Promise<void> {
	const port = parentPort;
	if (!port) throw new Error('serveAssignment: runs in a worker thread only');
	const { problem, seconds } = workerData as AssignWork;
	const solver = await packingHighs();
	const begun = performance.now();
	port.postMessage(assignDestinations(problem, solver, () => seconds - (performance.now() - begun) / 1000));
}
