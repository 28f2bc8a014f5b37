import type { PackingModel, PackingSolver } from '../matching/packing-solver.ts';
import type { Seating } from './seat-cheapest.ts';
import { seatingOf, type SeatGrounds } from './seat-search.ts';

/**
 * The same question as a packing: a column a pair that fits, worth more than all differences together less its own, so that
 * one more swap always outweighs them; rows: a swap once, land once, the floor of each workshop. The answer is checked
 * here by integers; what the solver says of its bound is turned into seats and cost again.
 * @returns null where the solver found nothing that holds
 */
export function packDestinations(
	{ swaps, destinations, fits }: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
	solver: PackingSolver,
	seconds: number,
): { best: Seating; bound: Seating | null } | null {
	const pairs = swaps.flatMap((swap, row) =>
		destinations.flatMap((to, column) => {
			const fit = fits[row]?.[column] ?? null;
			const open = fixed.has(row) ? fixed.get(row) === column : true;
			if (fit === null || typeof fit === 'string' || !open) return [];
			const takes = to.kind === 'standard-workshop' ? (swap.floorM2 ?? 0) : 1;
			return [{ row, column, cost: fit.cost, takes }];
		}),
	);
	if (pairs.length === 0)
		return {
			best: seatingOf(
				swaps.map(() => -1),
				fits,
			),
			bound: null,
		};
	const dearest = swaps.map((_, row) =>
		pairs.reduce((most, pair) => (pair.row === row ? Math.max(most, pair.cost) : most), 0),
	);
	const seat = 1 + dearest.reduce((sum, cost) => sum + cost, 0);
	const room = destinations.map((to) => (to.kind === 'standard-workshop' ? (to.floorM2 ?? 0) : 1));
	const model: PackingModel = {
		rowUpper: [
			...swaps.map(() => 1),
			...room.map((most, c) => (destinations[c]?.kind === 'standard-workshop' ? 1 : most)),
		],
		columns: pairs.map(({ row, column, cost, takes }) => {
			const workshop = destinations[column]?.kind === 'standard-workshop';
			return {
				// a pinned pair outweighs any other
				cost: (fixed.has(row) ? seat * (swaps.length + 1) : seat) - cost,
				rows: [row, swaps.length + column],
				values: [1, workshop ? takes / (room[column] as number) : 1],
			};
		}),
	};
	const answer = solver.solve(model, seconds, 0);
	if (answer.x === null || answer.status === 'none') return null;
	const columnOf = swaps.map(() => -1);
	const left = [...room];
	for (const [i, pair] of pairs.entries()) {
		if ((answer.x[i] ?? 0) < 0.5) continue;
		if (columnOf[pair.row] !== -1) return null;
		columnOf[pair.row] = pair.column;
		left[pair.column] = (left[pair.column] as number) - pair.takes;
	}
	const keepsPins = [...fixed].every(([row, column]) => columnOf[row] === column);
	if (!keepsPins || left.some((floor) => floor < -1e-6)) return null;
	const best = seatingOf(columnOf, fits);
	if (answer.status === 'optimal') return { best, bound: null };
	const worth = answer.bound - fixed.size * seat * swaps.length;
	const seated = Math.min(swaps.length, Math.ceil(worth / seat));
	return { best, bound: { columnOf, seated, cost: Math.max(0, Math.floor(seated * seat - worth)) } };
}
