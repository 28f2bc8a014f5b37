import type { SetAnswer, SetProblem, SolveOptions } from './set-problem.ts';

/** Solves a set problem to proven optimality, or says how far from it the time ran out. */
export function solveSet(problem: SetProblem, options: SolveOptions = {}): SetAnswer {
	throw new Error(`solveSet: not there yet (${problem.items.length}, ${options.maxNodes ?? ''})`);
}
