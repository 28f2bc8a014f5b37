import type { PackingModel, PackingSolver } from '../matching/packing-solver.ts';
import { dropDominated } from './drop-dominated.ts';
import { fitCost, roomOf, takes, type SeatGrounds } from './seat-grounds.ts';
import { classOf, isBetter, seatingOf, type Bound, type RankedSeating } from './seating-rank.ts';
import { SWAP_CLASSES } from './swap-class.ts';

/**
 * The least difference with as many of each class seated as `best` has, which must be the most there can be: a program over
 * the pairs. Rows: a swap once, land once, the floor of each workshop, the seats of each class. What the solver answers is
 * checked here in whole numbers.
 */
export function packNearest(
	grounds: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
	best: RankedSeating,
	solver: PackingSolver,
	seconds: number,
): { best: RankedSeating; bound: Bound | null } {
	const { swaps, destinations } = grounds;
	const room = roomOf(grounds);
	// a pair that differs by more than the whole seating at hand is in no better one
	const possible = swaps.flatMap((_, row) =>
		destinations.flatMap((__, column) => {
			const cost = fitCost(grounds, row, column);
			const open = fixed.has(row) ? fixed.get(row) === column : true;
			const part = takes(grounds, row, column);
			const can = cost !== null && open && cost <= best.cost && part <= room[column]!;
			return can ? [{ row, column, takes: part, cost }] : [];
		}),
	);
	const pairs = dropDominated(possible, grounds, fixed, best.seats);
	if (best.cost === 0) return { best, bound: null };
	if (seconds <= 0) return { best, bound: { seats: best.seats, cost: 0 } };
	// a pinned swap has one pair only, and must have it
	const pinned = [...fixed.keys()];
	const classRow = swaps.length + destinations.length;
	const pinRow = new Map(pinned.map((row, i) => [row, classRow + SWAP_CLASSES.length + i]));
	const together = classRow + SWAP_CLASSES.length + pinned.length;
	const isWorkshop = (column: number) => destinations[column]?.kind === 'standard-workshop';
	const model: PackingModel = {
		rowUpper: [
			...swaps.map(() => 1),
			...room.map((size) => size / unitOf(size)),
			...best.seats.map((n) => -n),
			...pinned.map(() => -1),
			// all workshops together: follows from the rows of each, but the solver cuts far better with it
			room.reduce((sum, size, column) => sum + (isWorkshop(column) ? size / unitOf(size) : 0), 0),
		],
		columns: pairs.map(({ row, column, cost, takes: part }) => {
			const pin = pinRow.get(row);
			const share = part / unitOf(room[column]!);
			const entries = [
				[row, 1],
				[swaps.length + column, share],
				[classRow + classOf(grounds, row), -1],
				...(pin === undefined ? [] : [[pin, -1]]),
				...(isWorkshop(column) ? [[together, share]] : []),
			];
			return { cost: -cost, rows: entries.map(([at]) => at!), values: entries.map(([, value]) => value!) };
		}),
	};
	const answer = solver.solve(model, seconds, -best.cost);
	const found = answer.x && holding(grounds, fixed, pairs, answer.x);
	const nearest = found && isBetter(found, best) ? found : best;
	if (answer.status !== 'stopped' && (answer.status === 'none' || found?.cost === nearest.cost))
		return { best: nearest, bound: null };
	const cost = Math.max(0, Math.ceil(-answer.bound - 1e-6));
	return { best: nearest, bound: cost >= nearest.cost ? null : { seats: nearest.seats, cost } };
}

/** Floors go to the solver in square metres, land as one. */
function unitOf(room: number): number {
	return room === 1 ? 1 : 100;
}

/** The seating of a solver's answer, or null where it does not hold in whole numbers. */
function holding(
	grounds: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
	pairs: readonly { row: number; column: number; takes: number }[],
	x: readonly number[],
): RankedSeating | null {
	const columnOf = grounds.swaps.map(() => -1);
	const left = roomOf(grounds);
	for (const [i, pair] of pairs.entries()) {
		if (x[i]! < 0.5) continue;
		if (columnOf[pair.row] !== -1) return null;
		columnOf[pair.row] = pair.column;
		left[pair.column] = left[pair.column]! - pair.takes;
	}
	const keepsPins = [...fixed].every(([row, column]) => columnOf[row] === column);
	return keepsPins && left.every((room) => room >= 0) ? seatingOf(columnOf, grounds) : null;
}
