import { fromPlane, toPlane } from '#lib/domain/geometry/crs.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import { placeAlong, sideOfPlaces, workingPlane } from '#lib/domain/geometry/side.ts';
import type { Crs } from '#lib/domain/geometry/crs.ts';
import { cornerAt, vertexAt, type Outline, type Point, type VertexRef } from './outline.ts';

/** A boundary point as the survey's table lists it, with the side that starts at it. */
export interface VertexRow {
	ref: VertexRef;
	/** Counts through all rings: J1, J2, … */
	number: number;
	/** X of the plane CRS: north, metres. */
	north: number;
	/** Y of the plane CRS: east, metres (with the zone's number). */
	east: number;
	/** To the next point: geodesic metres, and degrees from grid north. */
	lengthM: number;
	bearing: number;
}

/** The plane an outline is worked in: the one of its first corner. */
export function planeOf(outline: Outline): Crs | null {
	const first = outline[0]?.[0]?.[0];
	return first ? workingPlane(first[0]) : null;
}

export function vertexRows(outline: Outline): VertexRow[] {
	const plane = planeOf(outline);
	if (!plane) return [];
	let number = 0;
	return outline.flatMap((rings, part) =>
		rings.flatMap((points, ring) =>
			points.map((point, vertex): VertexRow => {
				const [east, north] = toPlane(plane, point);
				const side = sideOfPlaces(point, points[(vertex + 1) % points.length] as Point, plane);
				return { ref: { part, ring, vertex }, number: ++number, north, east, ...side };
			}),
		),
	);
}

/** Bearing of the side that runs to a point, in its own ring: what a turn typed there starts from. */
export function bearingBefore(rows: readonly VertexRow[], { ref }: VertexRow): number | null {
	const ring = rows.filter((row) => row.ref.part === ref.part && row.ref.ring === ref.ring);
	return ring.at(ref.vertex - 1)?.bearing ?? null;
}

/** The columns that can be written in. */
export type VertexField = 'north' | 'east' | 'lengthM' | 'bearing';

/**
 * The move that a new figure in the table means: a coordinate moves the point itself, length or bearing the point that
 * the side runs to. Null where there is no such point.
 */
export function moveOf(
	outline: Outline,
	ref: VertexRef,
	field: VertexField,
	value: number,
): { ref: VertexRef; to: Point } | null {
	const [plane, at] = [planeOf(outline), vertexAt(outline, ref)];
	const next = cornerAt(outline, ref, 1);
	const length = outline[ref.part]?.[ref.ring]?.length;
	if (!plane || !at || !next || !length) return null;
	const [east, north] = toPlane(plane, at);
	if (field === 'north') return { ref, to: rounded(fromPlane(plane, [east, value])) };
	if (field === 'east') return { ref, to: rounded(fromPlane(plane, [value, north])) };
	const side = { ...sideOfPlaces(at, next, plane), [field]: value };
	return { ref: { ...ref, vertex: (ref.vertex + 1) % length }, to: rounded(placeAlong(at, side, plane)) };
}

const rounded = ([lon, lat]: Point): Point => [nineDecimals(lon), nineDecimals(lat)];
