import type { PackingModel, PackingSolver } from '../matching/packing-solver.ts';
import { seatCheapest, type Seating } from './seat-cheapest.ts';
import { seatingOf, type SeatGrounds } from './seat-search.ts';

/** Worth less than any answer: nothing is left out. */
const FLOOR = -1e12;

/**
 * The same question as two packings of pairs that fit: how many swaps can be seated at most, then, with as many seated, the
 * least difference. Rows: a swap once, land once, the floor of each workshop. Every answer is checked here by integers.
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
	const room = destinations.map((to) => (to.kind === 'standard-workshop' ? (to.floorM2 ?? 0) : 1));
	// rows: each swap once, each place as far as it goes, pins (−x ≤ −1), and how many are seated (−Σx ≤ −count)
	const pinned = [...fixed.keys()];
	const counts = swaps.length + destinations.length + pinned.length;
	const modelOf = (worth: (cost: number) => number, least: number): PackingModel => ({
		rowUpper: [...swaps.map(() => 1), ...destinations.map(() => 1), ...pinned.map(() => -1), -least],
		columns: pairs.map(({ row, column, cost, takes }) => {
			const pin = pinned.indexOf(row);
			const own = [row, swaps.length + column, counts];
			const values = [1, takes / (room[column] as number), -1];
			if (pin === -1) return { cost: worth(cost), rows: own, values };
			return {
				cost: worth(cost),
				rows: [own[0] as number, own[1] as number, swaps.length + destinations.length + pin, counts],
				values: [values[0] as number, values[1] as number, -1, -1],
			};
		}),
	});
	const seatingOfAnswer = (x: readonly number[]): Seating | null => {
		const columnOf = swaps.map(() => -1);
		const left = [...room];
		for (const [i, pair] of pairs.entries()) {
			if ((x[i] ?? 0) < 0.5) continue;
			if (columnOf[pair.row] !== -1) return null;
			columnOf[pair.row] = pair.column;
			left[pair.column] = (left[pair.column] as number) - pair.takes;
		}
		const keepsPins = [...fixed].every(([row, column]) => columnOf[row] === column);
		return keepsPins && left.every((floor) => floor > -1e-6) ? seatingOf(columnOf, fits) : null;
	};
	const most = solver.solve(
		modelOf(() => 1, 0),
		seconds / 4,
		FLOOR,
	);
	const found = most.x && seatingOfAnswer(most.x);
	if (!found) return null;
	const first = withLandAnew(found, { swaps, destinations, fits }, fixed);
	const atMost = Math.min(swaps.length, Math.floor(most.bound + 1e-6));
	if (most.status !== 'optimal' && first.seated < atMost)
		return { best: first, bound: { ...first, seated: atMost, cost: 0 } };
	// what is sought must be nearer than what is there; `none` proves that nothing is
	const nearest = solver.solve(
		modelOf((cost) => -cost, first.seated),
		(seconds * 3) / 4,
		-first.cost,
	);
	const second = nearest.x && seatingOfAnswer(nearest.x);
	const isNearer = second && second.seated >= first.seated && second.cost < first.cost;
	const best = isNearer ? second : first;
	if (nearest.status !== 'stopped') return { best, bound: null };
	const bound = Math.max(0, Math.ceil(-nearest.bound - 1e-6));
	return bound >= best.cost ? { best, bound: null } : { best, bound: { ...best, cost: bound } };
}

/** The same workshops, and the cheapest land for all others: the first answer looks at counts only. */
function withLandAnew(
	seating: Seating,
	{ swaps, destinations, fits }: SeatGrounds,
	fixed: ReadonlyMap<number, number>,
): Seating {
	const stays = (row: number): boolean => {
		const column = seating.columnOf[row] as number;
		return fixed.has(row) || destinations[column]?.kind === 'standard-workshop';
	};
	const held = new Set(swaps.flatMap((_, row) => (fixed.has(row) ? [fixed.get(row)] : [])));
	const slots = destinations.map((to, column) =>
		to.kind === 'standard-workshop' || held.has(column) ? 0 : 1,
	);
	const land = seatCheapest(swaps.length, slots, (row, column) => {
		const fit = stays(row) ? null : (fits[row]?.[column] ?? null);
		return fit === null || typeof fit === 'string' ? null : fit.cost;
	});
	const anew = seatingOf(
		swaps.map((_, row) => (stays(row) ? (seating.columnOf[row] as number) : (land.columnOf[row] as number))),
		fits,
	);
	return anew.seated >= seating.seated ? anew : seating;
}
