import { explainUnseated, type Unseated } from './explain-unseated.ts';
import {
	COST_UNIT,
	fitOf,
	type Destination,
	type Fit,
	type FitRules,
	type Misfit,
	type SwapNeed,
} from './pair-fit.ts';
import type { PackingSolver } from '../matching/packing-solver.ts';
import { packDestinations } from './pack-destinations.ts';
import type { Seating } from './seat-cheapest.ts';
import { isBetter, SeatSearch, type Searched } from './seat-search.ts';

export interface Pair {
	swap: number;
	destination: number;
}

export interface DestinationProblem {
	swaps: readonly SwapNeed[];
	destinations: readonly Destination[];
	rules: FitRules;
	pins?: readonly Pair[];
	forbidden?: readonly Pair[];
}

export interface SeatedPair extends Pair, Omit<Fit, 'cost'> {
	pinned: boolean;
}

export interface DestinationAnswer {
	/** `feasible`: the search was cut off; `bound` says what at best could be. */
	status: 'optimal' | 'feasible';
	/** Swaps that have a destination. */
	seated: number;
	/** Sum of the pairs' differences, exact to a hundredth of a percent each. */
	mismatch: number;
	bound: { seated: number; mismatch: number };
	pairs: SeatedPair[];
	unassigned: Unseated[];
	/** Pins that cannot be kept, and why. */
	brokenPins: (Pair & { why: Misfit | 'taken' })[];
	nodes: number;
}

/**
 * Destinations for all swaps at once: first as many swaps as possible, then the least total difference in area and value.
 * One swap has one destination, land takes one swap, a workshop as many as its floor holds. Exact: a relaxation in which a
 * workshop has as many places as its smallest comers would fill, solved by min-cost flow, and branch and bound over
 * the workshops that it overfills. Where many swaps of many sizes crowd into workshops that takes too long: then the same
 * question goes to a MIP solver as a packing, if one is given. Pins that fit are kept; forbidden pairs never stand.
 */
export function assignDestinations(
	problem: DestinationProblem,
	solver?: PackingSolver,
	seconds = 10,
): DestinationAnswer {
	const { swaps, destinations, rules } = problem;
	const forbidden = new Set((problem.forbidden ?? []).map((pair) => `${pair.swap} ${pair.destination}`));
	const fits = swaps.map((swap) =>
		destinations.map((to) => (forbidden.has(`${swap.id} ${to.id}`) ? null : fitOf(swap, to, rules))),
	);
	const { fixed, brokenPins } = keepPins(problem, fits);
	const grounds = { swaps, destinations, fits };
	const searched = new SeatSearch(grounds).run({ fixed, out: new Set() });
	const packed =
		searched.bound === null || !solver ? null : packDestinations(grounds, fixed, solver, seconds);
	const { best, bound, nodes } = packed === null ? searched : betterOf(searched, packed);
	const pairs = best.columnOf.flatMap((column, row): SeatedPair[] => {
		const fit = column === -1 ? null : (fits[row]?.[column] ?? null);
		if (fit === null || typeof fit === 'string') return [];
		const { areaDifference, valueDifference } = fit;
		const swap = swaps[row] as SwapNeed;
		const destination = (destinations[column] as Destination).id;
		return [{ swap: swap.id, destination, areaDifference, valueDifference, pinned: fixed.has(row) }];
	});
	return {
		status: bound === null ? 'optimal' : 'feasible',
		seated: best.seated,
		mismatch: best.cost / COST_UNIT,
		bound: { seated: (bound ?? best).seated, mismatch: (bound ?? best).cost / COST_UNIT },
		pairs,
		unassigned: swaps.flatMap((swap, row) =>
			best.columnOf[row] === -1 ? [explainUnseated(swap, fits[row] ?? [], destinations, pairs)] : [],
		),
		brokenPins,
		nodes,
	};
}

/** Pins in their order: one that does not fit, or whose place an earlier one took, is told and not kept. */
function keepPins(
	{ swaps, destinations, pins = [] }: DestinationProblem,
	fits: readonly (readonly (Fit | Misfit | null)[])[],
): { fixed: Map<number, number>; brokenPins: DestinationAnswer['brokenPins'] } {
	const fixed = new Map<number, number>();
	const brokenPins: DestinationAnswer['brokenPins'] = [];
	const room = destinations.map((to) => (to.kind === 'standard-workshop' ? (to.floorM2 ?? 0) : 1));
	for (const pin of pins) {
		const row = swaps.findIndex((swap) => swap.id === pin.swap);
		const column = destinations.findIndex((to) => to.id === pin.destination);
		const fit = fits[row]?.[column] ?? null;
		if (row === -1 || column === -1 || fit === null) continue;
		const taken = destinations[column]?.kind === 'standard-workshop' ? (swaps[row]?.floorM2 ?? 0) : 1;
		if (typeof fit === 'string') brokenPins.push({ ...pin, why: fit });
		else if (fixed.has(row) || taken > (room[column] ?? 0)) brokenPins.push({ ...pin, why: 'taken' });
		else {
			fixed.set(row, column);
			room[column] = (room[column] ?? 0) - taken;
		}
	}
	return { fixed, brokenPins };
}

/** The better seating of the two, under the lower of what both say can at best be. */
function betterOf(searched: Searched, packed: { best: Seating; bound: Seating | null }): Searched {
	const best = isBetter(packed.best, searched.best) ? packed.best : searched.best;
	if (packed.bound === null || searched.bound === null) return { ...searched, best, bound: null };
	return { ...searched, best, bound: isBetter(searched.bound, packed.bound) ? packed.bound : searched.bound };
}
