import type { Destination, Fit, Misfit, SwapNeed } from './pair-fit.ts';

/** Swaps are rows, destinations columns; a fit is null where the planner forbids the pair. */
export interface SeatGrounds {
	swaps: readonly SwapNeed[];
	destinations: readonly Destination[];
	fits: readonly (readonly (Fit | Misfit | null)[])[];
}

/** Floors are compared in hundredths of a square metre, as the cadastre writes them. */
function hundredths(floorM2: number | null): number {
	return Math.round((floorM2 ?? 0) * 100);
}

/** Cost of a pair that can be, else null. */
export function fitCost({ fits }: SeatGrounds, row: number, column: number): number | null {
	const fit = fits[row]?.[column] ?? null;
	return fit === null || typeof fit === 'string' ? null : fit.cost;
}

/** What a swap takes of a destination: floor of a workshop (a null column asks for that), the whole of land, which is 1. */
export function takes({ swaps, destinations }: SeatGrounds, row: number, column: number | null): number {
	const workshop = column === null || destinations[column]?.kind === 'standard-workshop';
	return workshop ? hundredths(swaps[row]?.floorM2 ?? null) : 1;
}

/** What each destination has to give. */
export function roomOf({ destinations }: SeatGrounds): number[] {
	return destinations.map((to) => (to.kind === 'standard-workshop' ? hundredths(to.floorM2) : 1));
}

/** What settled pairs leave of each destination. */
export function afterFixed(grounds: SeatGrounds, fixed: ReadonlyMap<number, number>): number[] {
	const room = roomOf(grounds);
	for (const [row, column] of fixed) room[column] = room[column]! - takes(grounds, row, column);
	return room;
}
