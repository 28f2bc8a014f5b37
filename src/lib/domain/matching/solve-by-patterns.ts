import { dive } from './dive.ts';
import { worthOf, type Seats } from './greedy-match.ts';
import { patternsAbove } from './knapsack-patterns.ts';
import {
	columnsOfSeats,
	patternColumn,
	patternItems,
	patternRows,
	patternSpace,
	seatsOfColumns,
	type PatternColumn,
	type PatternSpace,
} from './pattern-columns.ts';
import { priceProjects, type Pricing } from './price-projects.ts';
import type { ReducedMatch } from './reduced-match.ts';
import { reseat } from './reseat.ts';
import { siteClasses } from './site-classes.ts';
import type { SolveLimits } from './packing-solver.ts';

/** More columns than this are left to the plain model. */
const MOST_PATTERNS = 100_000;
const MOST_ROUNDS = 500;
/** With fewer sets than this the next larger share of the gap is as soon decided. */
const FEW_PATTERNS = 600;
const GAP_SHARES = [1 / 256, 1 / 64, 1 / 16, 1 / 4, 1];

/**
 * Which sets of projects sit on which kind of site. Pricing gives a bound, diving a good answer. Sets that lose more than the
 * gap against the best of their site cannot be in a better answer; the rest are enumerated, and the best choice among them is
 * the optimum (Baldacci, Christofides & Mingozzi 2008, on vehicle routing).
 */
export function solveByPatterns(part: ReducedMatch, start: Seats, ceiling: number, limits: SolveLimits) {
	const space = patternSpace(part, siteClasses(part));
	let seats = reseat(part, start);
	const offer = (found: Seats) => {
		const better = reseat(part, found);
		if (worthOf(part, better) > worthOf(part, seats)) seats = better;
	};
	if (limits.secondsLeft() <= 0) return { seats, bound: ceiling, proven: false };
	const enough = () => worthOf(part, seats) + 1;
	const priced = priceProjects(space, columnsOfSeats(space, seats), ceiling, enough(), MOST_ROUNDS, limits);
	let bound = Math.min(ceiling, Math.floor(priced.bound));
	const done = () => bound <= worthOf(part, seats);
	if (done()) return { seats, bound, proven: true };
	offer(dive(space, priced, ceiling, limits));
	if (done()) return { seats, bound, proven: true };
	// An answer that loses δ against the bound holds no set that loses more: the best choice among the sets within δ is the
	// optimum if it loses no more than δ. Small δ first, because few sets are soon decided and often do.
	for (const share of GAP_SHARES) {
		const gap = priced.bound - enough();
		const within = gap * share;
		const columns = patternsWithin(space, priced, within);
		if (columns === null || limits.secondsLeft() <= 0) break;
		if (columns.length < FEW_PATTERNS && share < 1) continue;
		const answer = limits.packing.solve(
			{ rowUpper: patternRows(space), columns },
			limits.secondsLeft(),
			worthOf(part, seats) + 0.5,
		);
		if (answer.x)
			offer(
				seatsOfColumns(
					space,
					columns.filter((_, c) => answer.x![c]! > 0.5),
				),
			);
		if (answer.status === 'stopped') break;
		// What is not among the sets loses more than `within`; with the whole gap nothing is left.
		const rest = share === 1 ? 0 : Math.floor(priced.bound - within);
		bound = Math.min(bound, Math.max(worthOf(part, seats), rest));
		if (done()) return { seats, bound, proven: true };
	}
	return { seats, bound, proven: done() };
}

/** Every set that could be in an answer worth more than the one at hand; null where there are too many. */
function patternsWithin(space: PatternSpace, priced: Pricing, gap: number): PatternColumn[] | null {
	const columns: PatternColumn[] = [];
	for (const [home, site] of space.classes.entries()) {
		const items = patternItems(space, home, priced.prices);
		const least = Math.max(0, priced.best[home]!) - gap;
		const found = patternsAbove(items, site.capacity, site.single, least, MOST_PATTERNS - columns.length);
		if (found === null) return null;
		columns.push(...found.map(({ members }) => patternColumn(space, home, members)));
	}
	return columns;
}
