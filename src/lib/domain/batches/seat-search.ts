import { afterFixed, fitCost, roomOf, takes, type SeatGrounds } from './seat-grounds.ts';
import { seatRelaxed } from './seat-relaxed.ts';
import { classOf, isBetter, seatingOf, type Bound, type RankedSeating } from './seating-rank.ts';

/** A part of the search: pairs that are settled and pairs that are out. */
interface Node {
	fixed: ReadonlyMap<number, number>;
	out: ReadonlySet<string>;
}

interface Searched {
	best: RankedSeating;
	/** What at best could be; null where `best` is proven. */
	bound: Bound | null;
	nodes: number;
}

/** Branch and bound, the most promising part first. */
export class SeatSearch {
	readonly #grounds: SeatGrounds;
	readonly #mostNodes: number;

	/** @param mostNodes beyond this the best found is given with its bound: among crowded workshops it grows without end */
	constructor(grounds: SeatGrounds, mostNodes: number) {
		this.#grounds = grounds;
		this.#mostNodes = mostNodes;
	}

	/** @throws Error (a bug) where the settled pairs of the root do not fit together */
	run(root: Node): Searched {
		const first = this.#relax(root);
		if (first === null) throw new Error('seat-search: pairs that fit one by one do not fit together');
		let best = this.#repaired(first, root.fixed);
		let open: { node: Node; seating: RankedSeating }[] = [{ node: root, seating: first }];
		let nodes = 0;
		for (;;) {
			const at = indexOfBest(open.map((o) => o.seating));
			const next = open[at];
			if (next === undefined) break;
			if (!isBetter(next.seating, best)) break;
			if (nodes >= this.#mostNodes) return { best, bound: next.seating, nodes };
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
	#repaired(seating: RankedSeating, fixed: ReadonlyMap<number, number>): RankedSeating {
		const columnOf = [...seating.columnOf];
		const room = roomOf(this.#grounds);
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
		const left = columnOf.flatMap((column, row) => (column === -1 ? [row] : []));
		for (const row of left.sort((a, b) => classOf(this.#grounds, a) - classOf(this.#grounds, b))) {
			const [next] = this.#grounds.destinations
				.flatMap((_, c) => {
					const cost = fitCost(this.#grounds, row, c);
					return cost !== null && this.#takes(row, c) <= (room[c] as number) ? [{ c, cost }] : [];
				})
				.sort((a, b) => a.cost - b.cost);
			if (next === undefined) continue;
			columnOf[row] = next.c;
			room[next.c] = (room[next.c] as number) - this.#takes(row, next.c);
		}
		return seatingOf(columnOf, this.#grounds);
	}

	/** The relaxation of a part; null where what is settled already overfills a workshop. */
	#relax({ fixed, out }: Node): RankedSeating | null {
		const room = afterFixed(this.#grounds, fixed);
		if (room.some((left) => left < 0)) return null;
		const cost = (row: number, column: number): number | null => {
			if (fixed.has(row) || out.has(`${row} ${column}`)) return null;
			const own = fitCost(this.#grounds, row, column);
			return own !== null && this.#takes(row, column) <= (room[column] as number) ? own : null;
		};
		const slots = room.map((whole, column) => {
			const needs = this.#grounds.swaps
				.flatMap((_, row) => (cost(row, column) === null ? [] : [this.#takes(row, column)]))
				.sort((a, b) => a - b);
			let left = whole;
			return needs.filter((need) => (left -= need) >= 0).length;
		});
		return seatRelaxed(this.#grounds, fixed, slots, cost);
	}

	#takes(row: number, column: number): number {
		return takes(this.#grounds, row, column);
	}

	/** A workshop that holds more floor than it has, or null. */
	#overfilled({ columnOf }: RankedSeating): number | null {
		const left = roomOf(this.#grounds);
		columnOf.forEach((column, row) => {
			if (column !== -1) left[column] = (left[column] as number) - this.#takes(row, column);
		});
		const over = left.findIndex((room) => room < 0);
		return over === -1 ? null : over;
	}

	/** Two parts that between them hold every seating: the largest comer that is not settled is in, or it is out. */
	#branches({ fixed, out }: Node, column: number, { columnOf }: RankedSeating): Node[] {
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

function indexOfBest(list: readonly RankedSeating[]): number {
	let best = 0;
	list.forEach((seating, i) => {
		if (i > 0 && isBetter(seating, list[best] as RankedSeating)) best = i;
	});
	return best;
}
