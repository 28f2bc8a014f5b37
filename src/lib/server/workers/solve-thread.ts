import { parentPort, workerData } from 'node:worker_threads';
import type { SetAnswer, SetProblem, SolveProgress } from '#lib/domain/shortlist/set-problem.ts';
import { solveExactly, type CheckedAnswer } from './solve-exactly.ts';

/** What the thread is started with. */
export interface SolveWork {
	problem: SetProblem;
	seconds: number;
	start?: SetAnswer;
	/** Set to 1 by the caller: stop. */
	stop: SharedArrayBuffer;
}

export type SolveMessage = { progress: SolveProgress } | { solved: CheckedAnswer };

/** Progress is told at most this often. */
const EVERY_MS = 150;

/** Runs in the thread: one problem, progress on the way, the answer at the end. */
export async function serveSolve(): Promise<void> {
	const { problem, seconds, start, stop } = workerData as SolveWork;
	const flag = new Int32Array(stop);
	const signal = {
		get aborted() {
			return Atomics.load(flag, 0) === 1;
		},
	};
	let told = 0;
	const say = (message: SolveMessage) => parentPort?.postMessage(message);
	const solved = await solveExactly(problem, {
		seconds,
		signal,
		...(start ? { start } : {}),
		progress: (at) => {
			if (performance.now() - told < EVERY_MS) return;
			told = performance.now();
			say({ progress: at });
		},
	});
	say({ solved });
}
