import type { SetConflict, SetProblem, SolveOptions } from './set-problem.ts';
export function conflictOf(problem: SetProblem, options: SolveOptions): SetConflict {
	throw new Error('later' + problem.items.length + String(options.maxNodes));
}
