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
import { roomOf, takes, type SeatGrounds } from './seat-grounds.ts';
import { SeatSearch } from './seat-search.ts';
import { isBetter, type Bound } from './seating-rank.ts';
import { SWAP_CLASSES, type SwapClass } from './swap-class.ts';

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

export interface SeatedClass {
	class: SwapClass;
	seated: number;
	/** Swaps of the class. */
	of: number;
}

export interface DestinationAnswer {
	/** `feasible`: the search was cut off; `bound` says what at best could be. */
	status: 'optimal' | 'feasible';
	/** Swaps that have a destination. */
	seated: number;
	/** The same by class, the first seated first. */
	classes: SeatedClass[];
	/** Sum of the pairs' differences, exact to a hundredth of a percent each. */
	mismatch: number;
	bound: { classes: SeatedClass[]; mismatch: number };
	pairs: SeatedPair[];
	unassigned: Unseated[];
	/** Pins that cannot be kept, and why. */
	brokenPins: (Pair & { why: Misfit | 'taken' })[];
	nodes: number;
}

/** Where nobody says how long. */
const MOST_SECONDS = 3600;
/** Parts of the search where a solver stands by, and where none does. */
const [FEW_NODES, MOST_NODES] = [10, 60];

/**
 * Destinations for all swaps at once: first as many swaps under art. 12(5) as possible, then as many other swaps of stock and
 * idle land, then as many of our extension (low-efficiency land), then the least total difference in area and value. One swap
 * has one destination, land takes one swap, a workshop as many as its floor holds (to 0.01 m²). Exact: a relaxation in which
 * a workshop has as many places as its smallest comers would fill, solved by min-cost flow, and branch and bound over the
 * workshops that it overfills. Where many swaps of many sizes crowd into workshops that takes too long: then the same
 * question goes to a MIP solver as a packing, if one is given. Pins that fit are kept; forbidden pairs never stand.
 */
export function assignDestinations(
	problem: DestinationProblem,
	solver?: PackingSolver,
	secondsLeft: () => number = () => MOST_SECONDS,
): DestinationAnswer {
	const { swaps, destinations, rules } = problem;
	const forbidden = new Set((problem.forbidden ?? []).map((pair) => `${pair.swap} ${pair.destination}`));
	const fits = swaps.map((swap) =>
		destinations.map((to) => (forbidden.has(`${swap.id} ${to.id}`) ? null : fitOf(swap, to, rules))),
	);
	const grounds = { swaps, destinations, fits };
	const { fixed, brokenPins } = keepPins(problem, grounds);
	const searched = new SeatSearch(grounds, solver ? FEW_NODES : MOST_NODES).run({ fixed, out: new Set() });
	const packed =
		searched.bound === null || !solver
			? searched
			: packDestinations(grounds, fixed, searched.best, solver, secondsLeft);
	const { best } = packed;
	const bound = packed.bound && lowerOf(packed.bound, searched.bound);
	const byClass = (seats: Bound['seats']): SeatedClass[] =>
		SWAP_CLASSES.map((name, k) => ({
			class: name,
			seated: seats[k] ?? 0,
			of: swaps.filter((swap) => swap.class === name).length,
		}));
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
		seated: pairs.length,
		classes: byClass(best.seats),
		mismatch: best.cost / COST_UNIT,
		bound: { classes: byClass((bound ?? best).seats), mismatch: (bound ?? best).cost / COST_UNIT },
		pairs,
		unassigned: swaps.flatMap((swap, row) =>
			best.columnOf[row] === -1 ? [explainUnseated(swap, fits[row] ?? [], destinations, pairs)] : [],
		),
		brokenPins,
		nodes: searched.nodes,
	};
}

/** Pins in their order: one that does not fit, or whose place an earlier one took, is told and not kept. */
function keepPins(
	{ swaps, destinations, pins = [] }: DestinationProblem,
	grounds: SeatGrounds,
): { fixed: Map<number, number>; brokenPins: DestinationAnswer['brokenPins'] } {
	const fixed = new Map<number, number>();
	const brokenPins: DestinationAnswer['brokenPins'] = [];
	const room = roomOf(grounds);
	for (const pin of pins) {
		const row = swaps.findIndex((swap) => swap.id === pin.swap);
		const column = destinations.findIndex((to) => to.id === pin.destination);
		const fit = grounds.fits[row]?.[column] ?? null;
		if (row === -1 || column === -1 || fit === null) continue;
		const taken = takes(grounds, row, column);
		if (typeof fit === 'string') brokenPins.push({ ...pin, why: fit });
		else if (fixed.has(row) || taken > (room[column] ?? 0)) brokenPins.push({ ...pin, why: 'taken' });
		else {
			fixed.set(row, column);
			room[column] = (room[column] ?? 0) - taken;
		}
	}
	return { fixed, brokenPins };
}

/** What at best could be, where two relaxations say so: the less of both. */
function lowerOf(one: Bound, other: Bound | null): Bound {
	return other !== null && isBetter(one, other) ? other : one;
}
