import type { LandGraph } from './land-graph.ts';

/**
 * Least weight of any set around `chosen` with enough land: the rest at the best prices, the last node in part.
 * @param byPrice nodes by weight per mu, the cheapest first
 * @returns Infinity where even all that is open is too little
 */
export function priceFloor(
	graph: LandGraph,
	weight: Float64Array,
	chosen: readonly number[],
	byPrice: readonly number[],
	isOpen: (v: number) => boolean,
): number {
	let missing = graph.needNumber;
	let floor = 0;
	for (const v of chosen) {
		missing -= graph.muNumber[v] as number;
		floor += weight[v] as number;
	}
	const slack = graph.safe ? 0 : graph.needNumber * 1e-12;
	if (missing <= slack) return floor;
	for (const v of byPrice) {
		const mu = graph.muNumber[v] as number;
		if (mu === 0 || !isOpen(v)) continue;
		// A hair less than the exact share, so that rounding never cuts the best off.
		if (mu >= missing) return floor + ((weight[v] as number) * missing * (1 - 1e-12)) / mu;
		missing -= mu;
		floor += weight[v] as number;
	}
	return missing > slack ? Infinity : floor;
}

/** Least number of owners of any set around `chosen`: the owners that hold most of what is still open. */
export function ownersNeeded(
	graph: LandGraph,
	chosen: readonly number[],
	part: readonly number[],
	isOpen: (v: number) => boolean,
): number {
	const held = new Map<number, number>();
	for (const v of part) {
		if (!isOpen(v)) continue;
		const owner = graph.owner[v] as number;
		held.set(owner, (held.get(owner) ?? 0) + (graph.muNumber[v] as number));
	}
	const mine = new Set(chosen.map((v) => graph.owner[v] as number));
	let missing = graph.needNumber * (graph.safe ? 1 : 1 - 1e-12);
	for (const owner of mine) missing -= held.get(owner) ?? 0;
	let count = mine.size;
	const rest = [...held].filter(([owner]) => !mine.has(owner)).map(([, mu]) => mu);
	for (const mu of rest.sort((a, b) => b - a)) {
		if (missing <= 0) return count;
		missing -= mu;
		count++;
	}
	return missing > 0 ? Infinity : count;
}
