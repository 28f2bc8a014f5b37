import { bestPattern } from './knapsack-patterns.ts';
import {
	patternColumn,
	patternItems,
	patternRows,
	type PatternColumn,
	type PatternSpace,
} from './pattern-columns.ts';
import type { SolveLimits } from './packing-solver.ts';

export interface Pricing {
	/** No choice of sets is worth more. */
	bound: number;
	/** Of each project, at the least bound. */
	prices: number[];
	/** Best profit of each class at those prices. */
	best: number[];
	columns: PatternColumn[];
	/** How much of each column the relaxation takes. */
	x: readonly number[];
}

/**
 * Column generation (Dantzig & Wolfe 1960): a master problem over the sets known so far gives each project a price; the set of
 * most profit on each class of sites at those prices is added, until none gains. With any prices, Σ price + Σ best profit is a
 * bound (Lagrange): it is summed here in exact numbers, whatever the master's tolerance.
 * @param enough stop once the bound is as low as this
 */
export function priceProjects(
	space: PatternSpace,
	columns: PatternColumn[],
	ceiling: number,
	enough: number,
	mostRounds: number,
	limits: SolveLimits,
): Pricing {
	const { part, classes, open, count } = space;
	const master = limits.packing.openMaster({ rowUpper: patternRows(space), columns });
	// Prices are rounded to this part of a unit, so that sums of prices and profits are exact in a double.
	const parts = 2 ** Math.max(0, Math.floor(48 - Math.log2(ceiling + 1)));
	const small = 1e-7 * part.value.reduce((a, b) => Math.max(a, b), 1);
	const bestAt = (prices: readonly number[]) =>
		classes.map((site, home) =>
			count[home] === 0
				? { members: [], profit: 0, most: 0 }
				: bestPattern(patternItems(space, home, prices), site.capacity, site.single),
		);
	let x: readonly number[] = [];
	let least: { bound: number; prices: number[]; best: number[] } | null = null;
	try {
		for (let round = 0; round < mostRounds && (least === null || limits.secondsLeft() > 0); round++) {
			const solved = columns.length > 0 ? master.solve() : { x: [], prices: [] };
			x = solved.x;
			const duals = solved.prices;
			const prices = open.map((free, p) =>
				free ? Math.max(0, Math.round((duals[p] ?? 0) * parts) / parts) : 0,
			);
			const found = bestAt(prices);
			const bound = found.reduce(
				(sum, { most }, home) => sum + count[home]! * most,
				prices.reduce((sum, price) => sum + price, 0),
			);
			if (least === null || bound < least.bound) least = { bound, prices, best: found.map((f) => f.most) };
			const fresh = found.flatMap(({ members, profit }, home) => {
				const price = Math.max(0, duals[part.projects.length + home] ?? 0);
				return profit > price + small ? [patternColumn(space, home, members)] : [];
			});
			if (fresh.length === 0 || least.bound < enough) break;
			columns.push(...fresh);
			master.add(fresh);
		}
	} finally {
		master.close();
	}
	if (least === null) throw new Error(`pricing: got ${mostRounds} rounds, expected one at least`);
	return { ...least, columns, x };
}
