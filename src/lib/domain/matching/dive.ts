import type { Seats } from './greedy-match.ts';
import { seatsOfColumns, type PatternColumn, type PatternSpace } from './pattern-columns.ts';
import { priceProjects } from './price-projects.ts';
import type { SolveLimits } from './packing-solver.ts';

/**
 * A good answer from the relaxation: what it takes whole is fixed, and its largest part with it, and the rest is priced anew,
 * until nothing is left to fix.
 */
export function dive(
	whole: PatternSpace,
	start: { columns: readonly PatternColumn[]; x: readonly number[] },
	ceiling: number,
	limits: SolveLimits,
): Seats {
	const space = { ...whole, open: whole.open.slice(), count: whole.count.slice() };
	const fixed: PatternColumn[] = [];
	let { columns, x } = start;
	while (limits.secondsLeft() > 0) {
		const taken = toFix(space, columns, x);
		if (taken.length === 0) break;
		for (const column of taken) {
			fixed.push(column);
			for (const p of column.members) space.open[p] = false;
			space.count[column.home] = space.count[column.home]! - 1;
		}
		const usable = columns.filter((c) => space.count[c.home]! > 0 && c.members.every((p) => space.open[p]));
		if (!space.open.includes(true) || !space.count.some((n) => n > 0)) break;
		({ columns, x } = priceProjects(space, usable, ceiling, -Infinity, 12, limits));
	}
	return seatsOfColumns(whole, fixed);
}

function toFix(
	space: PatternSpace,
	columns: readonly PatternColumn[],
	x: readonly number[],
): PatternColumn[] {
	const inOrder = [...x.keys()]
		.filter((c) => x[c]! > 1e-6 && columns[c]!.members.length > 0)
		.sort((a, b) => x[b]! - x[a]!);
	return inOrder
		.flatMap((c, rank) => {
			const copies = Math.floor(x[c]! + 1e-6);
			// A set of projects can be there once only, whatever the relaxation says.
			return copies >= 1 || rank === 0 ? [columns[c]!] : [];
		})
		.slice(0, Math.max(1, space.open.length));
}
