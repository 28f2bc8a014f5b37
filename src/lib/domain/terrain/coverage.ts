import type { CellEdges } from './cell-edges.ts';

/**
 * How much of each cell a shape covers, row by row from the top. Exact for straight edges: every edge puts the area to
 * its right into the cells it crosses, and the running sum along the row is the covered share (the accumulation that
 * font rasterisers use, e.g. R. Levien, “Inside the fastest font renderer in the world”, 2016).
 */
export class Coverage {
	/** Columns [from, to) that the shape can touch inside the grid. */
	readonly from: number;
	readonly to: number;
	/** Rows [top, bottom) likewise. */
	readonly top: number;
	readonly bottom: number;
	/** Whether the whole shape lies inside the grid. */
	readonly inside: boolean;
	readonly #shape: Omit<CellEdges, 'cells'>;
	#next: number;
	/** How many edges reach into the present row; the pool keeps their places. */
	#count = 0;

	constructor(shape: Omit<CellEdges, 'cells'>, width: number, height: number) {
		this.#shape = shape;
		this.#next = shape.first;
		const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
		this.from = clamp(Math.floor(shape.minX), width);
		this.to = clamp(Math.ceil(shape.maxX), width);
		this.top = clamp(Math.floor(shape.minY), height);
		this.bottom = clamp(Math.ceil(shape.maxY), height);
		this.inside = shape.minX >= 0 && shape.minY >= 0 && shape.maxX <= width && shape.maxY <= height;
	}

	/**
	 * Covered share (0 to 1) of the cells of `row` into `share[0]` (column `from`) to `share[to − from − 1]`; the array
	 * needs two places more. Rows must be asked for in rising order.
	 */
	row(row: number, share: Float64Array): void {
		const edges = this.#shape.pool.values;
		const count = this.to - this.from;
		share.fill(0, 0, count + 2);
		this.#advance(row);
		const { active } = this.#shape.pool;
		const own = this.#shape.first / 4;
		for (let k = own; k < own + this.#count; k++) {
			const at = active[k] as number;
			this.#addEdge(
				edges[at] as number,
				edges[at + 1] as number,
				edges[at + 2] as number,
				edges[at + 3] as number,
				row,
				share,
				count,
			);
		}
		let sum = 0;
		for (let i = 0; i < count; i++) {
			sum += share[i] as number;
			// What is left by rounding is no cover, and a full cell is full.
			share[i] = sum < 1e-9 ? 0 : sum > 1 - 1e-9 ? 1 : sum;
		}
	}

	/**
	 * The columns whose middle lies inside the shape, as pairs [from, to) in `spans`; answers how many numbers were
	 * written. What GDAL's rasteriser does. Rows must be asked for in rising order.
	 */
	spans(row: number, spans: Int32Array, crossings: Float64Array): number {
		const { pool, first, end } = this.#shape;
		const edges = pool.values;
		const y = row + 0.5;
		let count = 0;
		if (end - first <= FEW)
			for (let at = first; at < end; at += 4) count = cross(edges, at, y, crossings, count);
		else {
			this.#advance(row);
			const { active } = pool;
			const own = first / 4;
			for (let k = own; k < own + this.#count; k++)
				count = cross(edges, active[k] as number, y, crossings, count);
		}
		let written = 0;
		for (let i = 0; i + 1 < count; i += 2) {
			const from = Math.max(this.from, Math.floor((crossings[i] as number) + 0.5));
			const to = Math.min(this.to, Math.floor((crossings[i + 1] as number) + 0.5));
			if (from >= to) continue;
			spans[written++] = from;
			spans[written++] = to;
		}
		return written;
	}

	/** Takes in the edges that begin above the row's lower side, drops those that end above its upper side. */
	#advance(row: number): void {
		const { pool, first, end } = this.#shape;
		const { values: edges, active } = pool;
		const own = first / 4;
		let kept = 0;
		for (let k = own; k < own + this.#count; k++) {
			const at = active[k] as number;
			if ((edges[at + 1] as number) > row || (edges[at + 3] as number) > row) active[own + kept++] = at;
		}
		let next = this.#next;
		for (; next < end; next += 4) {
			const y0 = edges[next + 1] as number;
			const y1 = edges[next + 3] as number;
			if (y0 >= row + 1 && y1 >= row + 1) break;
			if (y0 > row || y1 > row) active[own + kept++] = next;
		}
		this.#next = next;
		this.#count = kept;
	}

	#addEdge(
		x0: number,
		y0: number,
		x1: number,
		y1: number,
		row: number,
		share: Float64Array,
		count: number,
	): void {
		const slope = (x1 - x0) / (y1 - y0);
		// Downward edges (in rows) have the shape to their right.
		const sign = y1 > y0 ? 1 : -1;
		const top = Math.max(row, Math.min(y0, y1));
		const end = Math.min(row + 1, Math.max(y0, y1));
		const left = x0 + (top - y0) * slope - this.from;
		const right = x0 + (end - y0) * slope - this.from;
		addPiece(left, right, sign * (end - top), share, count);
	}
}

/** Shapes of up to sixteen edges look at all of them in each row: cheaper than to keep those that reach into it. */
const FEW = 64;

/** Sorts the crossing of an edge with the line `y` into `crossings`, where there is one; answers how many there are. */
function cross(edges: Float64Array, at: number, y: number, crossings: Float64Array, count: number): number {
	const y0 = edges[at + 1] as number;
	const y1 = edges[at + 3] as number;
	if (y0 <= y === y1 <= y) return count;
	const x0 = edges[at] as number;
	const x = x0 + (((edges[at + 2] as number) - x0) * (y - y0)) / (y1 - y0);
	// Sorted in as they come: there are few.
	let place = count;
	for (; place > 0 && (crossings[place - 1] as number) > x; place--)
		crossings[place] = crossings[place - 1] as number;
	crossings[place] = x;
	return count + 1;
}

/**
 * A piece of an edge within one row, from `xa` to `xb` (either way), `rise` high: the area to its right goes into
 * `share` as differences along the row. Left of the first column it covers the whole row, right of the last nothing.
 */
function addPiece(xa: number, xb: number, rise: number, share: Float64Array, count: number): void {
	let x0 = Math.min(xa, xb);
	let x1 = Math.max(xa, xb);
	if (x1 <= 0) {
		share[0] = (share[0] as number) + rise;
		return;
	}
	if (x0 >= count) return;
	const perX = x1 > x0 ? rise / (x1 - x0) : 0;
	if (x0 < 0) {
		share[0] = (share[0] as number) - perX * x0;
		rise += perX * x0;
		x0 = 0;
	}
	if (x1 > count) {
		rise -= perX * (x1 - count);
		x1 = count;
	}
	const first = Math.floor(x0);
	const last = Math.ceil(x1);
	if (last <= first + 1) {
		const beyond = rise * ((x0 + x1) / 2 - first);
		share[first] = (share[first] as number) + rise - beyond;
		share[first + 1] = (share[first + 1] as number) + beyond;
		return;
	}
	// Cell by cell: `sum` is the share of the cell's area right of the piece, `had` that of the cell before.
	let had = 0;
	for (let c = first; c < last; c++) {
		const a = Math.max(x0, c);
		const b = Math.min(x1, c + 1);
		// Full height of what the piece has risen before this cell, half of what it rises within.
		const before = perX * (a - x0);
		const within = perX * (b - a);
		const sum = before + within * (c + 1 - (a + b) / 2);
		share[c] = (share[c] as number) + sum - had;
		had = sum;
	}
	share[last] = (share[last] as number) + rise - had;
}
