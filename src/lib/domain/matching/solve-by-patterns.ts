import { worthOf, type Seats } from './greedy-match.ts';
import { bestPattern, patternsAbove, type PatternItem } from './knapsack-patterns.ts';
import type { PackingColumn } from './packing-solver.ts';
import type { ReducedMatch } from './reduced-match.ts';
import type { SolveLimits } from './solve-component.ts';
import { siteClasses, type SiteClass } from './site-classes.ts';

/** More columns than this are left to the plain model. */
const MOST_PATTERNS = 60_000;
const MOST_ROUNDS = 400;

interface PatternColumn extends PackingColumn {
	members: readonly number[];
	home: number;
}

/**
 * Which sets of projects sit on which kind of site: Dantzig–Wolfe decomposition. Prices of the projects come from a master
 * problem; with any prices, Σ price + Σ best profit of each site is a bound (Lagrange), computed here in exact numbers. Sets
 * that lose more than the gap against their site's best cannot be in a better answer; the rest are enumerated and the best
 * choice among them is the optimum (Baldacci, Christofides & Mingozzi 2008, on vehicle routing).
 */
export function solveByPatterns(part: ReducedMatch, start: Seats, ceiling: number, limits: SolveLimits) {
	const classes = siteClasses(part);
	let seats = start;
	const priced = pricesOf(part, classes, seats, ceiling, limits);
	let bound = Math.floor(priced.bound);
	const done = () => bound <= worthOf(part, seats);
	if (done()) return { seats, bound, proven: true };

	const rowUpper = rowUpperOf(part, classes);
	const take = (columns: readonly PatternColumn[], seconds: number) => {
		const answer = limits.packing.solve({ rowUpper, columns }, Math.min(seconds, limits.secondsLeft()));
		if (answer.x) {
			const found = seatsOf(
				part,
				classes,
				columns.filter((_, c) => answer.x![c]! > 0.5),
			);
			if (worthOf(part, found) > worthOf(part, seats)) seats = found;
		}
		return answer;
	};
	if (limits.secondsLeft() <= 0) return { seats, bound, proven: false };
	take(priced.columns, 1);
	if (done()) return { seats, bound, proven: true };

	// Only what would be worth more than the answer at hand is of interest: at least one unit more.
	const gap = priced.bound - worthOf(part, seats) - 1;
	const columns: PatternColumn[] = [];
	for (const [home, site] of classes.entries()) {
		const items = itemsOf(part, site, priced.prices);
		const least = Math.max(0, priced.best[home]!) - gap;
		const found = patternsAbove(items, site.capacity, site.single, least, MOST_PATTERNS - columns.length);
		if (found === null) return { seats, bound, proven: false };
		columns.push(...found.map(({ members }) => columnOf(part, classes, home, members)));
	}
	const answer = take(columns, Infinity);
	if (answer.status === 'optimal') bound = worthOf(part, seats);
	else if (Number.isFinite(answer.bound))
		bound = Math.min(bound, Math.max(worthOf(part, seats), Math.floor(answer.bound + 1e-3)));
	return { seats, bound, proven: done() };
}

/** Column generation: the prices with the least bound, and the sets met on the way. */
function pricesOf(
	part: ReducedMatch,
	classes: readonly SiteClass[],
	seats: Seats,
	ceiling: number,
	limits: SolveLimits,
) {
	const columns = firstColumns(part, classes, seats);
	const master = limits.packing.openMaster({ rowUpper: rowUpperOf(part, classes), columns });
	// Prices are rounded to this part of a unit, so that sums of prices and profits are exact in a double.
	const parts = 2 ** Math.max(0, Math.floor(48 - Math.log2(ceiling + 1)));
	const small = 1e-7 * Math.max(...part.value);
	let least = {
		bound: ceiling,
		prices: part.projects.map(() => 0),
		best: classes.map(
			(c) =>
				bestPattern(
					itemsOf(
						part,
						c,
						part.projects.map(() => 0),
					),
					c.capacity,
					c.single,
				).profit,
		),
	};
	try {
		for (let round = 0; round < MOST_ROUNDS && limits.secondsLeft() > 0; round++) {
			const duals = master.solve().prices;
			const prices = part.projects.map((_, p) => Math.max(0, Math.round((duals[p] ?? 0) * parts) / parts));
			const found = classes.map((c) => bestPattern(itemsOf(part, c, prices), c.capacity, c.single));
			const bound =
				prices.reduce((sum, price) => sum + price, 0) +
				classes.reduce((sum, c, i) => sum + c.count * found[i]!.profit, 0);
			if (bound < least.bound) least = { bound, prices, best: found.map((f) => f.profit) };
			const fresh = found.flatMap(({ members, profit }, home) => {
				const price = Math.max(0, duals[part.projects.length + home] ?? 0);
				return profit > price + small ? [columnOf(part, classes, home, members)] : [];
			});
			if (fresh.length === 0 || least.bound - worthOf(part, seats) < 1) break;
			columns.push(...fresh);
			master.add(fresh);
		}
	} finally {
		master.close();
	}
	return { ...least, columns };
}

function firstColumns(part: ReducedMatch, classes: readonly SiteClass[], seats: Seats): PatternColumn[] {
	const together = classes.flatMap((site, home) =>
		site.members.flatMap((s) => {
			const members = [...seats.keys()].filter((p) => seats[p] === s);
			return members.length > 0 ? [columnOf(part, classes, home, members)] : [];
		}),
	);
	const alone = classes.flatMap((site, home) =>
		part.projects.flatMap((_, p) => (site.value[p]! > 0 ? [columnOf(part, classes, home, [p])] : [])),
	);
	return [...together, ...(alone.length <= 5000 ? alone : [])];
}

function columnOf(
	part: ReducedMatch,
	classes: readonly SiteClass[],
	home: number,
	members: readonly number[],
): PatternColumn {
	return {
		cost: members.reduce((sum, p) => sum + classes[home]!.value[p]!, 0),
		rows: [...members, part.projects.length + home],
		values: [...members.map(() => 1), 1],
		members,
		home,
	};
}

function itemsOf(part: ReducedMatch, site: SiteClass, prices: readonly number[]): PatternItem[] {
	return part.projects.flatMap((_, p) =>
		site.value[p]! > 0 ? [{ project: p, weight: part.weight[p]!, profit: site.value[p]! - prices[p]! }] : [],
	);
}

function rowUpperOf(part: ReducedMatch, classes: readonly SiteClass[]): number[] {
	return [...part.projects.map(() => 1), ...classes.map((c) => c.count)];
}

function seatsOf(part: ReducedMatch, classes: readonly SiteClass[], chosen: readonly PatternColumn[]): Seats {
	const seats: Seats = new Int32Array(part.projects.length).fill(-1);
	const used = classes.map(() => 0);
	for (const { members, home } of chosen) {
		const site = classes[home]!.members[used[home]!++]!;
		for (const p of members) seats[p] = site;
	}
	return seats;
}
