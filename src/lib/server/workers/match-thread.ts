import { parentPort, workerData } from 'node:worker_threads';
import type { MatchProblem } from '#lib/domain/matching/match-problem.ts';
import { matchExactly, type MatchAnswer, type MatchSeconds } from './match-exactly.ts';

/** What the thread is started with. */
export interface MatchWork {
	problem: MatchProblem;
	seconds: MatchSeconds;
}

/** The answer and the wall time it took in the thread, without the thread's own start. */
export interface MatchMessage {
	answer: MatchAnswer;
	seconds: number;
}

/** Runs in the thread: one problem, its answer at the end. */
export async function serveMatching(): Promise<void> {
	const { problem, seconds } = workerData as MatchWork;
	const begin = performance.now();
	const answer = await matchExactly(problem, seconds);
	parentPort?.postMessage({
		answer,
		seconds: (performance.now() - begin) / 1000,
	} satisfies MatchMessage);
}
