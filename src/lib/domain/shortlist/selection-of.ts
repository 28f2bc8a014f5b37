import type { SetProblem } from './set-problem.ts';

/** 0 or 1 by item; unknown ids are passed over. */
export function selectionOf(problem: SetProblem, ids: readonly string[]): Int8Array {
	const inside = new Set(ids);
	return Int8Array.from(problem.items, ({ id }) => (inside.has(id) ? 1 : 0));
}
