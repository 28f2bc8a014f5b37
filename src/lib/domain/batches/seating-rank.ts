import { fitCost, type SeatGrounds } from './seat-grounds.ts';
import { SWAP_CLASSES } from './swap-class.ts';

/** How many of each class (in the order of `SWAP_CLASSES`) are seated or at best could be, and at what cost at least. */
export interface Bound {
	seats: readonly number[];
	cost: number;
}

export interface RankedSeating extends Bound {
	/** Destination of each swap, −1 where it has none. */
	columnOf: readonly number[];
}

/** More of the first class; with as many, more of the next; with as many of all, less cost. */
export function isBetter(a: Bound, b: Bound): boolean {
	const k = a.seats.findIndex((n, i) => n !== b.seats[i]);
	return k === -1 ? a.cost < b.cost : a.seats[k]! > b.seats[k]!;
}

/** The counts and cost of a seating. */
export function seatingOf(columnOf: readonly number[], grounds: SeatGrounds): RankedSeating {
	const seats = SWAP_CLASSES.map(() => 0);
	let cost = 0;
	columnOf.forEach((column, row) => {
		const own = column === -1 ? null : fitCost(grounds, row, column);
		if (own === null) return;
		const k = classOf(grounds, row);
		seats[k] = seats[k]! + 1;
		cost += own;
	});
	return { columnOf, seats, cost };
}

/** Place of a swap's class in `SWAP_CLASSES`. */
export function classOf({ swaps }: SeatGrounds, row: number): number {
	return SWAP_CLASSES.indexOf(swaps[row]!.class);
}

/** What a seat of each class is worth: more than `cost`, and than that and all seats of later classes together. */
export function classWorths({ swaps }: SeatGrounds, cost: number): number[] {
	let later = cost;
	return SWAP_CLASSES.reduceRight((worths: number[], name) => {
		const worth = 1 + later;
		later += worth * swaps.filter((swap) => swap.class === name).length;
		return [worth, ...worths];
	}, []);
}
