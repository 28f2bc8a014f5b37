import type { CellEdges, EdgePool } from './cell-edges.ts';

/** What a shape takes in `#numbers`: place, first and last edge, top row, and its box in cells. */
const [AT, FIRST, END, TOP, BOX, SIZE] = [0, 1, 2, 3, 4, 8];

/**
 * Shapes that wait for their first row, kept as numbers: a hundred thousand objects that live as long as they wait would be
 * moved about by the collector time and again.
 */
export class WaitingShapes {
	readonly #pool: EdgePool;
	#numbers = new Float64Array(64 * SIZE);
	#count = 0;
	#order: Uint32Array | null = null;
	#next = 0;

	constructor(pool: EdgePool) {
		this.#pool = pool;
	}

	/** @param at its place in the list of shapes @param top its first row in the grid */
	push(
		at: number,
		top: number,
		{ first, end, minX, minY, maxX, maxY }: Omit<CellEdges, 'pool' | 'cells'>,
	): void {
		const base = this.#count++ * SIZE;
		if (base + SIZE > this.#numbers.length) {
			const grown = new Float64Array(this.#numbers.length * 2);
			grown.set(this.#numbers);
			this.#numbers = grown;
		}
		const numbers = this.#numbers;
		numbers[base + AT] = at;
		numbers[base + FIRST] = first;
		numbers[base + END] = end;
		numbers[base + TOP] = top;
		numbers[base + BOX] = minX;
		numbers[base + BOX + 1] = minY;
		numbers[base + BOX + 2] = maxX;
		numbers[base + BOX + 3] = maxY;
		this.#order = null;
	}

	/** The next shape that begins at `row` or above it, or null; in the order of their first rows, from the top. */
	take(row: number): { at: number; edges: Omit<CellEdges, 'cells'> } | null {
		const numbers = this.#numbers;
		this.#order ??= Uint32Array.from({ length: this.#count }, (_, i) => i).sort(
			(a, b) => (numbers[a * SIZE + TOP] as number) - (numbers[b * SIZE + TOP] as number),
		);
		if (this.#next >= this.#count) return null;
		const base = (this.#order[this.#next] as number) * SIZE;
		if ((numbers[base + TOP] as number) > row) return null;
		this.#next++;
		const [at = 0, first = 0, end = 0, , minX = 0, minY = 0, maxX = 0, maxY = 0] = numbers.subarray(
			base,
			base + SIZE,
		);
		return { at, edges: { pool: this.#pool, first, end, minX, minY, maxX, maxY } };
	}
}
