/** Numbers of an edge in `Shape.edges`: west x, its y, east x, its y; +1 inside below, −1 inside above, 0 upright. */
export const EDGE = 5;

/** At most so many entries an edge, however long the edges are. */
const MOST_ENTRIES = 8;

/**
 * The edges of a shape by upright slabs of equal width: a point or a box asks the few slabs that it lies in, and not
 * every edge. Queries report each edge once.
 */
export class EdgeSlabs {
	readonly #edges: Float64Array;
	readonly #west: number;
	/** Slabs a degree. */
	readonly #scale: number;
	readonly #last: number;
	/** Where the edges of each slab begin in `#offsets`; one more at the end. */
	readonly #from: Uint32Array;
	/** Offsets into `edges`. */
	readonly #offsets: Uint32Array;

	constructor(edges: Float64Array) {
		let [west, east, widths] = [Infinity, -Infinity, 0];
		for (let i = 0; i < edges.length; i += EDGE) {
			west = Math.min(west, edges[i] as number);
			east = Math.max(east, edges[i + 2] as number);
			widths += (edges[i + 2] as number) - (edges[i] as number);
		}
		const count = edges.length / EDGE;
		const width = east - west;
		const slabs = Math.max(
			1,
			Math.min(2 * count, Math.floor(((MOST_ENTRIES - 1) * count * width) / widths) || 1),
		);
		this.#edges = edges;
		this.#west = west;
		this.#scale = width > 0 ? slabs / width : 0;
		this.#last = slabs - 1;
		this.#from = new Uint32Array(slabs + 1);
		for (let i = 0; i < edges.length; i += EDGE) {
			const to = this.#slab(edges[i + 2] as number);
			for (let s = this.#slab(edges[i] as number); s <= to; s++) this.#from[s + 1]! += 1;
		}
		for (let s = 0; s < slabs; s++) this.#from[s + 1]! += this.#from[s] as number;
		this.#offsets = new Uint32Array(this.#from[slabs] as number);
		const next = this.#from.slice();
		for (let i = 0; i < edges.length; i += EDGE) {
			const to = this.#slab(edges[i + 2] as number);
			for (let s = this.#slab(edges[i] as number); s <= to; s++) this.#offsets[next[s]!++] = i;
		}
	}

	#slab(x: number): number {
		const slab = Math.floor((x - this.#west) * this.#scale);
		return slab < 0 ? 0 : slab > this.#last ? this.#last : slab;
	}

	/** Offsets of the edges that pass over a box from x to x, or through it: none that lies wholly below `minY`. */
	over(minX: number, minY: number, maxX: number): number[] {
		const found: number[] = [];
		const first = this.#slab(minX);
		const last = this.#slab(maxX);
		for (let s = first; s <= last; s++) {
			for (let k = this.#from[s] as number; k < (this.#from[s + 1] as number); k++) {
				const i = this.#offsets[k] as number;
				// an edge of several slabs counts in the first of them that is asked
				if (s > first && this.#slab(this.#edges[i] as number) < s) continue;
				if ((this.#edges[i] as number) >= maxX || (this.#edges[i + 2] as number) <= minX) continue;
				if ((this.#edges[i + 1] as number) <= minY && (this.#edges[i + 3] as number) <= minY) continue;
				found.push(i);
			}
		}
		return found;
	}

	/** How often the boundary winds round a point (edges above it, by their signs). */
	winding(x: number, y: number): number {
		const s = this.#slab(x);
		let winding = 0;
		for (let k = this.#from[s] as number; k < (this.#from[s + 1] as number); k++)
			winding += windingOver(this.#edges, this.#offsets[k] as number, x, y);
		return winding;
	}

	/** Whether an edge enters a box. */
	meets(minX: number, minY: number, maxX: number, maxY: number): boolean {
		const last = this.#slab(maxX);
		for (let s = this.#slab(minX); s <= last; s++)
			for (let k = this.#from[s] as number; k < (this.#from[s + 1] as number); k++)
				if (edgeMeets(this.#edges, this.#offsets[k] as number, minX, minY, maxX, maxY)) return true;
		return false;
	}
}

// No closures below: they run for every candidate under a moving drawing, and the loader names each closure it makes.

/** +1, −1 for an edge that passes over a point, else 0. */
export function windingOver(edges: Float64Array, i: number, x: number, y: number): number {
	const x1 = edges[i] as number;
	const x2 = edges[i + 2] as number;
	if (x < x1 || x >= x2) return 0;
	const y1 = edges[i + 1] as number;
	const above = y1 + (((edges[i + 3] as number) - y1) * (x - x1)) / (x2 - x1);
	return above > y ? (edges[i + 4] as number) : 0;
}

/** Whether an edge enters a box (touching counts). */
export function edgeMeets(
	edges: Float64Array,
	i: number,
	minX: number,
	minY: number,
	maxX: number,
	maxY: number,
): boolean {
	const x1 = edges[i] as number;
	const x2 = edges[i + 2] as number;
	if (x1 > maxX || x2 < minX) return false;
	const y1 = edges[i + 1] as number;
	const y2 = edges[i + 3] as number;
	const slope = x2 > x1 ? (y2 - y1) / (x2 - x1) : 0;
	const from = y1 + slope * (Math.max(x1, minX) - x1);
	const to = x2 > x1 ? y1 + slope * (Math.min(x2, maxX) - x1) : y2;
	return !((from > maxY && to > maxY) || (from < minY && to < minY));
}
