import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';

/** Lon/lat in degrees (CGCS2000). */
export type Point = readonly [number, number];
/** Without the closing point. */
export type Ring = readonly Point[];
/** An outer ring and its holes. */
type Part = readonly Ring[];
/** What is drawn: parts with holes. Never changed in place, so that every earlier state stays as it was. */
export type Outline = readonly Part[];

/** A corner's place; also names the edge that runs from it to the next one. */
export interface VertexRef {
	part: number;
	ring: number;
	vertex: number;
}

/** Fewer corners enclose nothing. */
export const LEAST_CORNERS = 3;

/** A geometry as an outline: every part and hole is kept, closing points are taken off. */
export function outlineOf(geometry: Areal): Outline {
	return polygonsOf(geometry).map((rings) => rings.map(openRing));
}

function openRing(ring: readonly Position[]): Ring {
	const points = ring.map(([x = NaN, y = NaN]): Point => [x, y]);
	const [first, last] = [points[0], points.at(-1)];
	const closed = points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
	return closed ? points.slice(0, -1) : points;
}

/** The outline as GeoJSON with closed rings; null where there is nothing to enclose. */
export function geometryOf(outline: Outline): Polygon | MultiPolygon | null {
	const polygons = outline
		.map((part) => part.filter((ring) => ring.length >= LEAST_CORNERS).map(closeRing))
		.filter((rings) => rings.length > 0);
	const [only] = polygons;
	if (!only) return null;
	return polygons.length === 1
		? { type: 'Polygon', coordinates: only }
		: { type: 'MultiPolygon', coordinates: polygons };
}

function closeRing(ring: Ring): Position[] {
	return [...ring, ring[0] as Point].map(([x, y]) => [x, y]);
}

function ringAt(outline: Outline, ref: Omit<VertexRef, 'vertex'>): Ring | undefined {
	return outline[ref.part]?.[ref.ring];
}

export function vertexAt(outline: Outline, ref: VertexRef): Point | undefined {
	return ringAt(outline, ref)?.[ref.vertex];
}

/** The corner `by` places on in the same ring; wraps round. */
export function cornerAt(outline: Outline, ref: VertexRef, by: number): Point | undefined {
	const ring = ringAt(outline, ref);
	return ring?.at((ref.vertex + by) % ring.length);
}

export function cornerCount(outline: Outline): number {
	return outline.reduce((sum, part) => sum + part.reduce((n, ring) => n + ring.length, 0), 0);
}

/** Every corner with its place, in order. */
function* corners(outline: Outline): Generator<{ ref: VertexRef; point: Point }> {
	for (const [part, rings] of outline.entries())
		for (const [ring, points] of rings.entries())
			for (const [vertex, point] of points.entries()) yield { ref: { part, ring, vertex }, point };
}

/** The corner `step` places on, over all rings; wraps round. */
export function cornerAfter(outline: Outline, ref: VertexRef | null, step: 1 | -1): VertexRef | null {
	const all = [...corners(outline)].map((corner) => corner.ref);
	if (all.length === 0) return null;
	const at = ref ? all.findIndex((other) => sameRef(other, ref)) : -1;
	if (at < 0) return (step === 1 ? all[0] : all.at(-1)) ?? null;
	return all[(at + step + all.length) % all.length] ?? null;
}

export const sameRef = (a: VertexRef | null, b: VertexRef | null): boolean =>
	a === b || (a !== null && b !== null && a.part === b.part && a.ring === b.ring && a.vertex === b.vertex);

function withRing(outline: Outline, ref: Omit<VertexRef, 'vertex'>, change: (ring: Ring) => Ring): Outline {
	return outline.map((part, p) =>
		p === ref.part ? part.map((ring, r) => (r === ref.ring ? change(ring) : ring)) : part,
	);
}

export function moveVertex(outline: Outline, ref: VertexRef, to: Point): Outline {
	return withRing(outline, ref, (ring) => ring.with(ref.vertex, to));
}

/** Moves both ends of the edge that starts at `ref`, by degrees. */
export function moveEdge(outline: Outline, ref: VertexRef, lon: number, lat: number): Outline {
	return withRing(outline, ref, (ring) => {
		const next = (ref.vertex + 1) % ring.length;
		return ring.map(([x, y], i): Point => (i === ref.vertex || i === next ? [x + lon, y + lat] : [x, y]));
	});
}

/** Puts a corner on the edge that starts at `ref`; its place is `ref.vertex + 1`. */
export function insertVertex(outline: Outline, ref: VertexRef, point: Point): Outline {
	return withRing(outline, ref, (ring) => ring.toSpliced(ref.vertex + 1, 0, point));
}

/** Takes a corner away. A ring of three goes with it: a hole is filled, a part disappears. */
export function removeVertex(outline: Outline, ref: VertexRef): Outline {
	const ring = ringAt(outline, ref);
	if (!ring || ref.vertex >= ring.length) return outline;
	if (ring.length > LEAST_CORNERS) return withRing(outline, ref, (r) => r.toSpliced(ref.vertex, 1));
	return ref.ring === 0
		? outline.toSpliced(ref.part, 1)
		: outline.with(ref.part, (outline[ref.part] as Part).toSpliced(ref.ring, 1));
}

/** Moves everything by degrees of longitude and latitude. */
export function moveBy(outline: Outline, lon: number, lat: number): Outline {
	return outline.map((part) => part.map((ring) => ring.map(([x, y]): Point => [x + lon, y + lat])));
}

/** The middle of the edge that starts at `ref`. */
export function edgeMiddle(outline: Outline, ref: VertexRef): Point | undefined {
	const ring = ringAt(outline, ref);
	const [from, to] = [ring?.[ref.vertex], ring?.[(ref.vertex + 1) % (ring?.length ?? 1)]];
	return from && to && [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
}
