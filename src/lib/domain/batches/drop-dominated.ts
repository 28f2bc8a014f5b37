import type { SeatGrounds } from './seat-grounds.ts';
import { classOf } from './seating-rank.ts';

/** A pair that can be: what it takes of the destination, and its cost. */
export interface SeatPair {
	row: number;
	column: number;
	takes: number;
	cost: number;
}

/**
 * The pairs that some best seating needs, where `seats` of each class are seated. If a swap sits in a destination that as
 * many others of its class could take with no more room and at no more cost, one of those is unseated, and may as well sit
 * there; each such exchange lessens (Σ room + cost, Σ row), so it ends, and leaves out every pair that so many others
 * dominate. Pinned swaps are seated anyway: they keep their pairs and dominate none.
 */
export function dropDominated(
	pairs: readonly SeatPair[],
	grounds: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
	seats: readonly number[],
): SeatPair[] {
	const left = [...seats];
	for (const row of fixed.keys()) left[classOf(grounds, row)]! -= 1;
	const rivals = new Map<string, SeatPair[]>();
	const keyOf = ({ row, column }: SeatPair) => `${column} ${classOf(grounds, row)}`;
	for (const pair of pairs) {
		if (fixed.has(pair.row)) continue;
		const list = rivals.get(keyOf(pair));
		if (list) list.push(pair);
		else rivals.set(keyOf(pair), [pair]);
	}
	return pairs.filter((pair) => {
		if (fixed.has(pair.row)) return true;
		const most = left[classOf(grounds, pair.row)]!;
		let dominators = 0;
		for (const other of rivals.get(keyOf(pair)) ?? []) {
			if (dominators >= most) break;
			if (dominates(other, pair)) dominators += 1;
		}
		return dominators < most;
	});
}

function dominates(a: SeatPair, b: SeatPair): boolean {
	if (a.takes > b.takes || a.cost > b.cost) return false;
	return a.takes < b.takes || a.cost < b.cost || a.row < b.row;
}
