import type { SetAnswer, SetProblem, SolveOptions } from './set-problem.ts';

/** How often an item is chosen over the variants that could be solved. */
export interface Firmness {
	id: string;
	/** Chosen in the answer itself. */
	chosen: boolean;
	/** In how many of the solved variants it is chosen. */
	in: number;
	/** Variants with a selection. */
	of: number;
}

/** How firm each pick is: of the items chosen in the answer or in any variant, how often they stay in. */
export function firmnessOf(
	problem: SetProblem,
	answer: SetAnswer,
	variants: readonly SetProblem[],
	options: SolveOptions = {},
): Firmness[] {
	throw new Error(
		`firmnessOf: not there yet (${problem.items.length}, ${answer.status}, ${variants.length}, ${options.maxNodes ?? ''})`,
	);
}
