import type { SetAnswer, SetDemand, SetProblem, SolveOptions } from './set-problem.ts';

/** What forcing an item in costs: null where nothing fits with it, and then which demands forbid it. */
export interface Regret {
	id: string;
	/** In the objective's unit, ≥ 0; null: infeasible with it. */
	regret: number | null;
	/** False: time ran out; the regret is at least this. */
	exact: boolean;
	/** With it, the selection that is best. */
	chosen: string[] | null;
	forbiddenBy: SetDemand[];
}

/** The exact regret of one item that was left out, by solving again with it locked in. */
export function regretOf(
	problem: SetProblem,
	answer: SetAnswer,
	id: string,
	options: SolveOptions = {},
): Regret {
	throw new Error(
		`regretOf: not there yet (${problem.items.length}, ${answer.status}, ${id}, ${options.maxNodes ?? ''})`,
	);
}

/**
 * For every item, in the order of the items, what forcing it in would cost at least (0 for the chosen), from the weights of the
 * certificate's root; no solve.
 */
export function regretBounds(problem: SetProblem, answer: SetAnswer): Float64Array {
	throw new Error(`regretBounds: not there yet (${problem.items.length}, ${answer.status})`);
}
