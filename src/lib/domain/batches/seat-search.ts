import type { Destination, Fit, Misfit, SwapNeed } from './pair-fit.ts';
import { seatCheapest, type Seating } from './seat-cheapest.ts';

/** Beyond this the best found is given with its bound: a search among crowded workshops grows without end. */
const MOST_NODES = 60;

/** Swaps are rows, destinations columns; a fit is null where the planner forbids the pair. */
export interface SeatGrounds {
	swaps: readonly SwapNeed[];
	destinations: readonly Destination[];
	fits: readonly (readonly (Fit | Misfit | null)[])[];
}

/** A part of the search: pairs that are settled and pairs that are out. */
interface Node {
	fixed: ReadonlyMap<number, number>;
	out: ReadonlySet<string>;
}

export interface Searched {
	best: Seating;
	/** What at best could be; null where `best` is proven. */
	bound: Seating | null;
	nodes: number;
}

/** Branch and bound, the most promising part first. */
export class SeatSearch {
	readonly #swaps: readonly SwapNeed[];
	readonly #destinations: readonly Destination[];
	readonly #fits: SeatGrounds['fits'];

	constructor({ swaps, destinations, fits }: SeatGrounds) {
		this.#swaps = swaps;
		this.#destinations = destinations;
		this.#fits = fits;
	}

	/** @throws Error (a bug) where the settled pairs of the root do not fit together */
	run(root: Node): Searched {
		const first = this.#relax(root);
		if (first === null) throw new Error('seat-search: pairs that fit one by one do not fit together');
		let best = this.#repaired(first, root.fixed);
		let open: { node: Node; seating: Seating }[] = [{ node: root, seating: first }];
		let nodes = 0;
		for (;;) {
			const at = indexOfBest(open.map((o) => o.seating));
			const next = open[at];
			if (next === undefined) break;
			if (!isBetter(next.seating, best)) break;
			if (nodes >= MOST_NODES) return { best, bound: next.seating, nodes };
			nodes += 1;
			open.splice(at, 1);
			const over = this.#overfilled(next.seating);
			if (over === null) {
				best = next.seating;
				open = open.filter((o) => isBetter(o.seating, next.seating));
				continue;
			}
			const repaired = this.#repaired(next.seating, next.node.fixed);
			if (isBetter(repaired, best)) best = repaired;
			for (const node of this.#branches(next.node, over, next.seating)) {
				const seating = this.#relax(node);
				if (seating !== null && isBetter(seating, best)) open.push({ node, seating });
			}
		}
		return { best, bound: null, nodes };
	}

	/** A seating that can be, from one that overfills: the largest comers leave, and take what room is left elsewhere. */
	#repaired(seating: Seating, fixed: ReadonlyMap<number, number>): Seating {
		const columnOf = [...seating.columnOf];
		const room = this.#room();
		columnOf.forEach((column, row) => {
			if (column !== -1) room[column] = (room[column] as number) - this.#takes(row, column);
		});
		for (;;) {
			const over = room.findIndex((left) => left < 0);
			const leaves = columnOf
				.flatMap((column, row) => (over !== -1 && column === over && !fixed.has(row) ? [row] : []))
				.sort((a, b) => this.#takes(b, over) - this.#takes(a, over))[0];
			if (leaves === undefined) break;
			columnOf[leaves] = -1;
			room[over] = (room[over] as number) + this.#takes(leaves, over);
		}
		columnOf.forEach((column, row) => {
			if (column !== -1) return;
			const [next] = this.#destinations
				.flatMap((_, c) => {
					const fit = this.#fits[row]?.[c] ?? null;
					const fits = fit !== null && typeof fit !== 'string' && this.#takes(row, c) <= (room[c] as number);
					return fits ? [{ c, cost: fit.cost }] : [];
				})
				.sort((a, b) => a.cost - b.cost);
			if (next === undefined) return;
			columnOf[row] = next.c;
			room[next.c] = (room[next.c] as number) - this.#takes(row, next.c);
		});
		return seatingOf(columnOf, this.#fits);
	}

	#room(): number[] {
		return this.#destinations.map((to) => (to.kind === 'standard-workshop' ? (to.floorM2 ?? 0) : 1));
	}

	/** The relaxation of a part; null where what is settled already overfills a workshop. */
	#relax({ fixed, out }: Node): Seating | null {
		const room = this.#room();
		for (const [row, column] of fixed) room[column] = (room[column] as number) - this.#takes(row, column);
		if (room.some((left) => left < 0)) return null;
		const cost = (row: number, column: number): number | null => {
			if (fixed.has(row)) return null;
			const fit = this.#fits[row]?.[column] ?? null;
			if (fit === null || typeof fit === 'string' || out.has(`${row} ${column}`)) return null;
			return this.#takes(row, column) <= (room[column] as number) ? fit.cost : null;
		};
		const slots = this.#destinations.map((_, column) => {
			const takes = this.#swaps
				.flatMap((__, row) => (cost(row, column) === null ? [] : [this.#takes(row, column)]))
				.sort((a, b) => a - b);
			let left = room[column] as number;
			return takes.filter((need) => (left -= need) >= 0).length;
		});
		const free = seatCheapest(this.#swaps.length, slots, cost);
		return seatingOf(
			free.columnOf.map((column, row) => fixed.get(row) ?? column),
			this.#fits,
		);
	}

	/** What a swap takes of a destination: floor of a workshop, the whole of land. */
	#takes(row: number, column: number): number {
		const workshop = this.#destinations[column]?.kind === 'standard-workshop';
		return workshop ? (this.#swaps[row]?.floorM2 ?? 0) : 1;
	}

	/** A workshop that holds more floor than it has, or null. */
	#overfilled({ columnOf }: Seating): number | null {
		const held = this.#destinations.map(() => 0);
		columnOf.forEach((column, row) => {
			if (column !== -1) held[column] = (held[column] as number) + this.#takes(row, column);
		});
		const over = this.#destinations.findIndex(
			(to, column) => to.kind === 'standard-workshop' && (held[column] as number) > (to.floorM2 ?? 0),
		);
		return over === -1 ? null : over;
	}

	/** Two parts that between them hold every seating: the largest comer that is not settled is in, or it is out. */
	#branches({ fixed, out }: Node, column: number, { columnOf }: Seating): Node[] {
		const [row] = columnOf
			.flatMap((held, r) => (held === column && !fixed.has(r) ? [r] : []))
			.sort((a, b) => this.#takes(b, column) - this.#takes(a, column));
		if (row === undefined) return [];
		return [
			{ fixed, out: new Set([...out, `${row} ${column}`]) },
			{ fixed: new Map([...fixed, [row, column]]), out },
		];
	}
}

/** More seated, or as many at less cost. */
export function isBetter(a: Seating, b: Seating): boolean {
	return a.seated > b.seated || (a.seated === b.seated && a.cost < b.cost);
}

function indexOfBest(list: readonly Seating[]): number {
	let best = 0;
	list.forEach((seating, i) => {
		if (i > 0 && isBetter(seating, list[best] as Seating)) best = i;
	});
	return best;
}

/** The count and cost of a seating. */
export function seatingOf(columnOf: number[], fits: SeatGrounds['fits']): Seating {
	let [seated, cost] = [0, 0];
	columnOf.forEach((column, row) => {
		const fit = column === -1 ? null : fits[row]?.[column];
		if (!fit || typeof fit === 'string') return;
		seated += 1;
		cost += fit.cost;
	});
	return { columnOf, seated, cost };
}
