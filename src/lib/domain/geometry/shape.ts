import type { Position } from 'geojson';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, type Bounds, boundsOf, polygonsOf } from './areal.ts';
import { EDGE, edgeMeets, EdgeSlabs, windingOver } from './edge-slabs.ts';
import { signedShoelace } from './plane-area.ts';

/** Below this many edges each is looked at: slabs cost more than they save. */
const SLABS_FROM = 24;

/** A lon/lat geometry made ready for overlap: edges laid flat and oriented, holes turned, area measured once. */
export interface Shape {
	bounds: Bounds;
	/** Ellipsoidal area, m². */
	ownM2: number;
	/** Degrees, `EDGE` numbers an edge. */
	edges: Float64Array;
	/** The edges by upright slabs, only for shapes of many edges. */
	slabs: EdgeSlabs | null;
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
		slabs: slabsOf(edges),
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

/** Slabs of the edges where there are many, else null. */
export function slabsOf(edges: Float64Array): EdgeSlabs | null {
	return edges.length / EDGE >= SLABS_FROM ? new EdgeSlabs(edges) : null;
}

/** Whether a point lies inside a shape (points on the boundary may go either way). */
export function contains({ edges, slabs }: Pick<Shape, 'edges' | 'slabs'>, x: number, y: number): boolean {
	if (slabs) return slabs.winding(x, y) > 0;
	let winding = 0;
	for (let i = 0; i < edges.length; i += EDGE) winding += windingOver(edges, i, x, y);
	return winding > 0;
}

/** Whether a box is free of the shape's boundary, so that it lies wholly inside or wholly outside. */
export function boundaryAvoids(shape: Pick<Shape, 'edges' | 'slabs'>, box: Bounds): boolean {
	return !boundaryMeets(shape, box[0], box[1], box[2], box[3]);
}

/** Whether the shape's boundary enters a box (touching counts). */
export function boundaryMeets(
	{ edges, slabs }: Pick<Shape, 'edges' | 'slabs'>,
	minX: number,
	minY: number,
	maxX: number,
	maxY: number,
): boolean {
	if (slabs) return slabs.meets(minX, minY, maxX, maxY);
	for (let i = 0; i < edges.length; i += EDGE) if (edgeMeets(edges, i, minX, minY, maxX, maxY)) return true;
	return false;
}
