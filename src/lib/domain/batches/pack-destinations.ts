import type { PackingSolver } from '../matching/packing-solver.ts';
import type { ReducedMatch } from '../matching/reduced-match.ts';
import { solveComponent } from '../matching/solve-component.ts';
import { packNearest } from './pack-nearest.ts';
import { afterFixed, fitCost, takes, type SeatGrounds } from './seat-grounds.ts';
import { classOf, classWorths, isBetter, seatingOf, type Bound, type RankedSeating } from './seating-rank.ts';
import { seatRelaxed } from './seat-relaxed.ts';

/** Of the time, counting has this share; what it leaves goes to the differences. */
const COUNT_SHARE = 0.5;

/**
 * The same question for a MIP solver, in two. First the seats only, each class worth more than all the seats of the classes
 * after it, as a choice of which sets share a workshop (`solveComponent`: its bound is far nearer than that of a program
 * over pairs); then, with as many of each class seated, the least difference, as a program over pairs (`packNearest`).
 * @param start a seating that holds
 * @returns the best seating found, and what at best could be; null where it is proven
 */
export function packDestinations(
	grounds: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
	start: RankedSeating,
	solver: PackingSolver,
	secondsLeft: () => number,
): { best: RankedSeating; bound: Bound | null } {
	const { swaps } = grounds;
	const worths = classWorths(grounds, 0);
	const part = seatsOnly(grounds, fixed, worths);
	const kept = secondsLeft() * (1 - COUNT_SHARE);
	const counted = solveComponent(part, { packing: solver, secondsLeft: () => secondsLeft() - kept });
	const columnOf = swaps.map((_, row) => fixed.get(row) ?? -1);
	counted.seats.forEach((site, p) => site !== -1 && (columnOf[part.projects[p]!] = part.sites[site]!));
	const found = withLandAnew(columnOf, grounds, fixed);
	const best = isBetter(found, start) ? found : start;
	const held = seatingOf(
		swaps.map((_, row) => fixed.get(row) ?? -1),
		grounds,
	);
	const free = best.seats.reduce((sum, n, k) => sum + (n - held.seats[k]!) * worths[k]!, 0);
	if (counted.bound > free) {
		// the bound is a number whose digits are the seats of each class
		const seats = [...held.seats];
		worths.reduce((rest, worth, k) => {
			const n = Math.floor(rest / worth);
			seats[k] = seats[k]! + n;
			return rest - n * worth;
		}, counted.bound);
		return { best, bound: { seats, cost: 0 } };
	}
	return packNearest(grounds, fixed, best, solver, secondsLeft());
}

/** What the pins leave, in the matching's terms: floors are weights, land holds one whatever its weight. */
function seatsOnly(
	grounds: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
	worths: readonly number[],
): ReducedMatch {
	const { swaps, destinations } = grounds;
	const room = afterFixed(grounds, fixed);
	const floor = (row: number) => Math.max(1, takes(grounds, row, null));
	const sites = destinations.flatMap((_, column) => (room[column]! > 0 ? [column] : []));
	const gain = (row: number, column: number): number => {
		const can =
			!fixed.has(row) &&
			fitCost(grounds, row, column) !== null &&
			takes(grounds, row, column) <= room[column]!;
		return can ? worths[classOf(grounds, row)]! : 0;
	};
	const projects = swaps.flatMap((_, row) => (sites.some((column) => gain(row, column) > 0) ? [row] : []));
	const weight = projects.map(floor);
	const largest = weight.reduce((a, b) => Math.max(a, b), 1);
	const single = sites.map((column) => destinations[column]!.kind !== 'standard-workshop');
	return {
		...{ projects, sites, single, weight },
		capacity: sites.map((column, s) => (single[s] ? largest : room[column]!)),
		value: Float64Array.from(projects.flatMap((row) => sites.map((column) => gain(row, column)))),
	};
}

/** The same workshops, and the cheapest land for all others: counting does not look at differences. */
function withLandAnew(
	columnOf: readonly number[],
	grounds: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
): RankedSeating {
	const settled = new Map(fixed);
	columnOf.forEach((column, row) => {
		if (grounds.destinations[column]?.kind === 'standard-workshop') settled.set(row, column);
	});
	const room = afterFixed(grounds, settled);
	const slots = room.map((left, column) =>
		grounds.destinations[column]!.kind === 'standard-workshop' ? 0 : left,
	);
	const anew = seatRelaxed(grounds, settled, slots, (row, column) => fitCost(grounds, row, column));
	const first = seatingOf(columnOf, grounds);
	return isBetter(anew, first) ? anew : first;
}
