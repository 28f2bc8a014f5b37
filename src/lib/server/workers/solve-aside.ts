import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SetAnswer, SetProblem, SolveProgress } from '#lib/domain/shortlist/set-problem.ts';
import { projectRoot } from '#lib/server/database/project-root.ts';
import type { CheckedAnswer } from './solve-exactly.ts';
import type { SolveMessage, SolveWork } from './solve-thread.ts';

/** A hundred thousand candidates take some 300 MB. */
const MEMORY_MB = 1024;
const SECONDS = 120;

export interface AsideOptions {
	signal?: AbortSignal;
	progress?: (at: SolveProgress) => void;
	/** Wall time of the search; when it is over, the best selection and its bound come back. */
	seconds?: number;
	start?: SetAnswer;
}

/** Solves a set problem in a thread of its own: the server goes on answering. @throws the signal's reason */
export async function solveAside(problem: SetProblem, options: AsideOptions = {}): Promise<SetAnswer> {
	return (await solveCheckedAside(problem, options)).answer;
}

/** The same with what the independent check of the certificate says. @throws the signal's reason */
export async function solveCheckedAside(
	problem: SetProblem,
	{ signal, progress, seconds = SECONDS, start }: AsideOptions = {},
): Promise<CheckedAnswer> {
	signal?.throwIfAborted();
	const work: SolveWork = { problem, seconds, stop: new SharedArrayBuffer(4), ...(start ? { start } : {}) };
	const worker = new Worker(join(projectRoot(), 'src/lib/server/workers/solve-thread.mjs'), {
		workerData: work,
		execArgv: [],
		name: 'solve',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		return await new Promise<CheckedAnswer>((resolve, reject) => {
			worker.on('message', (message: SolveMessage) => {
				if ('solved' in message) resolve(message.solved);
				else progress?.(message.progress);
			});
			worker.once('error', reject);
			worker.once('exit', (code) => {
				reject(
					signal?.aborted
						? (signal.reason as Error)
						: new Error(`solve: the thread ended with code ${code} before the answer came`),
				);
			});
		});
	} finally {
		signal?.removeEventListener('abort', stop);
		void worker.terminate();
	}
}
