import { seatCheapest, type PairCost } from './seat-cheapest.ts';
import type { SeatGrounds } from './seat-grounds.ts';
import { classOf, classWorths, seatingOf, type RankedSeating } from './seating-rank.ts';

/**
 * The best seating where a destination takes so many of any size, beside what is settled. Sets of swaps that can be seated
 * so are a matroid (transversals): the most of each class in turn is also the most in all, so one flow of most seats at
 * least cost finds it, with a class's worth taken off the cost.
 * @param slots how many more each destination takes
 */
export function seatRelaxed(
	grounds: SeatGrounds,
	settled: ReadonlyMap<number, number>,
	slots: readonly number[],
	cost: PairCost,
): RankedSeating {
	const rows = grounds.swaps.length;
	const most = Array.from({ length: rows }, (_, row) =>
		slots.reduce((largest, __, column) => Math.max(largest, cost(row, column) ?? 0), 0),
	);
	const worths = classWorths(
		grounds,
		most.reduce((sum, one) => sum + one, 0),
	);
	const free = seatCheapest(rows, slots, (row, column) => {
		const own = settled.has(row) ? null : cost(row, column);
		return own === null ? null : own - worths[classOf(grounds, row)]!;
	});
	return seatingOf(
		free.columnOf.map((column, row) => settled.get(row) ?? column),
		grounds,
	);
}
