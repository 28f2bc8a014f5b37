import type { Bounds } from './areal.ts';
import { EDGE } from './edge-slabs.ts';
import type { FlatAreas } from './flat-areas.ts';
import { slabsOf, type Shape } from './shape.ts';

/**
 * Many shapes in columns: boxes, edges and areas in a row each, so that a hundred thousand of them are looked through
 * in a fraction of a millisecond. A single one is read as a `Shape`.
 */
export class ShapeTable {
	readonly count: number;
	/** west, south, east, north of each. */
	readonly bounds: Float64Array;
	/** Ellipsoidal area of each, m², as given. */
	readonly ownM2: Float64Array;
	/** Degrees, `EDGE` numbers an edge (edge-slabs.ts). */
	readonly edges: Float64Array;
	/** Where the edges of each begin in `edges`; one more at the end. */
	readonly edgeFrom: Uint32Array;
	readonly #shapes: (Shape | undefined)[];

	constructor(flat: FlatAreas, ownM2: Float64Array) {
		const count = flat.areas.length;
		if (ownM2.length !== count) throw new RangeError(`areas: got ${ownM2.length}, expected ${count}`);
		this.count = count;
		this.ownM2 = ownM2;
		this.bounds = new Float64Array(4 * count);
		this.edgeFrom = new Uint32Array(count + 1);
		this.#shapes = new Array<Shape | undefined>(count);
		// a closed ring has one edge less than positions; upright ones of no length are left out, the rest is cut off
		const room = new Float64Array((flat.coordinates.length / 2) * EDGE);
		let [at, ring, part, end] = [0, 0, 0, 0];
		for (let i = 0; i < count; i++) {
			this.edgeFrom[i] = end;
			const from = at;
			for (let parts = flat.areas[i] as number; parts > 0; parts--) {
				const rings = flat.parts[part++] as number;
				for (let r = 0; r < rings; r++) {
					const to = at + 2 * (flat.rings[ring++] as number);
					end = addRing(room, end, flat.coordinates, at, to, r > 0);
					at = to;
				}
			}
			putBounds(this.bounds, i, flat.coordinates, from, at);
		}
		this.edgeFrom[count] = end;
		this.edges = room.subarray(0, end);
	}

	/** One of them, prepared for overlap. */
	shape(i: number): Shape {
		const known = this.#shapes[i];
		if (known) return known;
		const edges = this.edges.subarray(this.edgeFrom[i], this.edgeFrom[i + 1]);
		return (this.#shapes[i] = {
			bounds: this.bounds.slice(4 * i, 4 * i + 4) as unknown as Bounds,
			ownM2: this.ownM2[i] as number,
			edges,
			slabs: slabsOf(edges),
		});
	}
}

function addRing(
	edges: Float64Array,
	end: number,
	xy: Float64Array,
	from: number,
	to: number,
	hole: boolean,
): number {
	if (to - from < 6) return end;
	// Clockwise, an edge that runs east has the inside below it.
	const sign = twiceArea(xy, from, to) < 0 === hole ? -1 : 1;
	let x1 = xy[to - 2] as number;
	let y1 = xy[to - 1] as number;
	for (let k = from; k < to; k += 2) {
		const x2 = xy[k] as number;
		const y2 = xy[k + 1] as number;
		if (x2 > x1) end = addEdge(edges, end, x1, y1, x2, y2, sign);
		else if (x2 < x1) end = addEdge(edges, end, x2, y2, x1, y1, -sign);
		else if (y2 !== y1) end = addEdge(edges, end, x1, y1, x2, y2, 0);
		x1 = x2;
		y1 = y2;
	}
	return end;
}

function addEdge(
	edges: Float64Array,
	end: number,
	x1: number,
	y1: number,
	x2: number,
	y2: number,
	sign: number,
): number {
	edges[end] = x1;
	edges[end + 1] = y1;
	edges[end + 2] = x2;
	edges[end + 3] = y2;
	edges[end + 4] = sign;
	return end + EDGE;
}

/** Twice the signed area of a ring, positive counter-clockwise, from its first point so that nothing large cancels. */
function twiceArea(xy: Float64Array, from: number, to: number): number {
	const x0 = xy[from] as number;
	const y0 = xy[from + 1] as number;
	let x1 = (xy[to - 2] as number) - x0;
	let y1 = (xy[to - 1] as number) - y0;
	let twice = 0;
	for (let k = from; k < to; k += 2) {
		const x2 = (xy[k] as number) - x0;
		const y2 = (xy[k + 1] as number) - y0;
		twice += x1 * y2 - x2 * y1;
		x1 = x2;
		y1 = y2;
	}
	return twice;
}

function putBounds(bounds: Float64Array, i: number, xy: Float64Array, from: number, to: number): void {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let k = from; k < to; k += 2) {
		const x = xy[k] as number;
		const y = xy[k + 1] as number;
		if (x < west) west = x;
		if (x > east) east = x;
		if (y < south) south = y;
		if (y > north) north = y;
	}
	bounds[4 * i] = west;
	bounds[4 * i + 1] = south;
	bounds[4 * i + 2] = east;
	bounds[4 * i + 3] = north;
}
