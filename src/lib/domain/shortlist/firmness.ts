import type { SetAnswer, SetProblem, SolveOptions } from './set-problem.ts';
import { solveSet } from './solve-set.ts';

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

/**
 * How firm each pick is: for every item that the answer or any variant chooses, in how many variants it is chosen. Variants without a
 * selection (infeasible, or out of time) do not count.
 */
export function firmnessOf(
	problem: SetProblem,
	answer: SetAnswer,
	variants: readonly SetProblem[],
	options: SolveOptions = {},
): Firmness[] {
	const times = new Map<string, number>(answer.chosen.map((id) => [id, 0]));
	let of = 0;
	for (const variant of variants) {
		if (options.signal?.aborted === true) break;
		const solved = solveSet(variant, { ...options, start: answer, conflict: false });
		if (solved.objective === null) continue;
		of++;
		for (const id of solved.chosen) times.set(id, (times.get(id) ?? 0) + 1);
	}
	const inside = new Set(answer.chosen);
	return problem.items.flatMap(({ id }) => {
		const count = times.get(id);
		return count === undefined ? [] : [{ id, chosen: inside.has(id), in: count, of }];
	});
}
