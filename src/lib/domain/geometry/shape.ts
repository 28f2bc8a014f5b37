import type { Position } from 'geojson';
import Flatbush from 'flatbush';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, type Bounds, boundsOf, polygonsOf } from './areal.ts';
import { signedShoelace } from './plane-area.ts';

/** Numbers of an edge in `Shape.edges`: west x, its y, east x, its y; +1 inside below, −1 inside above, 0 upright. */
export const EDGE = 5;
const INDEXED_FROM = 256;

/** A lon/lat geometry made ready for overlap: edges laid flat and oriented, holes turned, area measured once. */
export interface Shape {
	bounds: Bounds;
	/** Ellipsoidal area, m². */
	ownM2: number;
	/** Degrees, `EDGE` numbers an edge. */
	edges: Float64Array;
	/** Boxes of the edges, only for shapes of many edges. */
	edgeIndex: Flatbush | null;
}

/** Prepares a geometry. Orientation and closing points do not matter; a self-crossing ring must be refused before. */
export function shapeOf(geometry: Areal): Shape {
	const list: number[] = [];
	for (const rings of polygonsOf(geometry)) rings.forEach((ring, i) => addRing(list, ring, i > 0));
	const edges = Float64Array.from(list);
	return {
		bounds: boundsOf(geometry),
		ownM2: ellipsoidalAreaM2(geometry),
		edges,
		edgeIndex: edges.length / EDGE >= INDEXED_FROM ? indexOfEdges(edges) : null,
	};
}

function addRing(list: number[], ring: readonly Position[], hole: boolean): void {
	// Clockwise, an edge that runs east has the inside below it.
	const clockwise = signedShoelace(ring) < 0;
	const sign = clockwise === hole ? -1 : 1;
	let [x1 = NaN, y1 = NaN] = ring[ring.length - 1] ?? [];
	for (const [x2 = NaN, y2 = NaN] of ring) {
		if (x2 > x1) list.push(x1, y1, x2, y2, sign);
		else if (x2 < x1) list.push(x2, y2, x1, y1, -sign);
		else if (y2 !== y1) list.push(x1, y1, x2, y2, 0);
		x1 = x2;
		y1 = y2;
	}
}

function indexOfEdges(edges: Float64Array): Flatbush {
	const index = new Flatbush(edges.length / EDGE);
	for (let i = 0; i < edges.length; i += EDGE) {
		const y1 = edges[i + 1] as number;
		const y2 = edges[i + 3] as number;
		index.add(edges[i] as number, Math.min(y1, y2), edges[i + 2], Math.max(y1, y2));
	}
	index.finish();
	return index;
}

/** Whether a point lies inside a shape (points on the boundary may go either way). */
export function contains({ edges, edgeIndex }: Shape, x: number, y: number): boolean {
	let winding = 0;
	if (edgeIndex)
		for (const i of edgeIndex.search(x, y, x, Infinity)) winding += windingOver(edges, i * EDGE, x, y);
	else for (let i = 0; i < edges.length; i += EDGE) winding += windingOver(edges, i, x, y);
	return winding > 0;
}

// No closures below: they run for every candidate under a moving drawing, and the loader names each closure it makes.

/** +1, −1 for an edge that passes over a point, else 0. */
function windingOver(edges: Float64Array, i: number, x: number, y: number): number {
	const x1 = edges[i] as number;
	const x2 = edges[i + 2] as number;
	if (x < x1 || x >= x2) return 0;
	const y1 = edges[i + 1] as number;
	const above = y1 + (((edges[i + 3] as number) - y1) * (x - x1)) / (x2 - x1);
	return above > y ? (edges[i + 4] as number) : 0;
}

/** Whether a box is free of the shape's boundary, so that it lies wholly inside or wholly outside. */
export function boundaryAvoids({ edges, edgeIndex }: Shape, box: Bounds): boolean {
	if (edgeIndex) {
		for (const i of edgeIndex.search(...box)) if (touches(edges, i * EDGE, box)) return false;
		return true;
	}
	for (let i = 0; i < edges.length; i += EDGE) if (touches(edges, i, box)) return false;
	return true;
}

function touches(edges: Float64Array, i: number, box: Bounds): boolean {
	const x1 = edges[i] as number;
	const x2 = edges[i + 2] as number;
	if (x1 > box[2] || x2 < box[0]) return false;
	const y1 = edges[i + 1] as number;
	const y2 = edges[i + 3] as number;
	const slope = x2 > x1 ? (y2 - y1) / (x2 - x1) : 0;
	const from = y1 + slope * (Math.max(x1, box[0]) - x1);
	const to = x2 > x1 ? y1 + slope * (Math.min(x2, box[2]) - x1) : y2;
	return !((from > box[3] && to > box[3]) || (from < box[1] && to < box[1]));
}
