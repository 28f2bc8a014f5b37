import type { BoundaryFinding } from '#lib/domain/geometry/boundary-finding.ts';
import { geodesicM } from '#lib/domain/geometry/geodesic.ts';
import { signedShoelace } from '#lib/domain/geometry/plane-area.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import {
	LEAST_CORNERS,
	removeVertex,
	vertexAt,
	type Outline,
	type Point,
	type Ring,
	type VertexRef,
} from './outline.ts';

/**
 * Sides shorter than this are below what a boundary survey can tell apart, metres: the permissible error of first-class
 * boundary points, ±5 cm (TD/T 1001 地籍调查规程; from memory).
 */
export const SHORTEST_SIDE_M = 0.05;

/** A side too short to be surveyed. */
export interface ShortSide {
	code: 'short-side';
	polygon: number;
	ring: number;
	point: number;
	at: [number, number];
	lengthM: number;
}
export type DrawingFault = BoundaryFinding | ShortSide;

/** The corner that a fault names, or where its first edge starts. */
export function refOf(fault: Pick<DrawingFault, 'polygon' | 'ring' | 'point'>): VertexRef {
	return { part: fault.polygon - 1, ring: fault.ring - 1, vertex: (fault.point ?? 1) - 1 };
}

/** Sides between two different corners that are too short; repeated corners are the boundary checks' affair. */
export function shortSides(outline: Outline): ShortSide[] {
	const found: ShortSide[] = [];
	outline.forEach((rings, part) =>
		rings.forEach((points, ring) =>
			points.forEach((a, vertex) => {
				const b = points[(vertex + 1) % points.length] as Point;
				// Over a metre in degrees: not worth a geodesic.
				if (Math.abs(a[0] - b[0]) > 1e-5 || Math.abs(a[1] - b[1]) > 1e-5) return;
				const lengthM = geodesicM(...a, ...b);
				if (lengthM > 0 && lengthM < SHORTEST_SIDE_M) {
					found.push({
						code: 'short-side',
						polygon: part + 1,
						ring: ring + 1,
						point: vertex + 1,
						at: [...a],
						lengthM,
					});
				}
			}),
		),
	);
	return found;
}

/** What can be done about a fault: cut the smaller loop off, turn the stretch between round, or take a corner out. */
export type Mend = 'keep-larger' | 'reorder' | 'remove-corner';

/** The ways to mend a fault; none where only the hand knows. */
export function mendsOf(fault: DrawingFault): Mend[] {
	if (fault.code === 'boundary.self-crossing' && 'other' in fault && fault.other && fault.at)
		return fault.other.polygon === fault.polygon && fault.other.ring === fault.ring
			? ['keep-larger', 'reorder']
			: [];
	return ['boundary.duplicate-point', 'boundary.spike', 'short-side'].includes(fault.code)
		? ['remove-corner']
		: [];
}

/** The outline with a fault mended in one of its ways; the same outline where that is not possible. */
export function mended(outline: Outline, fault: DrawingFault, mend: Mend): Outline {
	const ref = refOf(fault);
	if (mend === 'remove-corner') {
		// Of a short side its end goes: the side before it keeps its direction.
		const vertex = fault.code === 'short-side' ? ref.vertex + 1 : ref.vertex;
		const ring = outline[ref.part]?.[ref.ring];
		const gone = { ...ref, vertex: ring ? vertex % ring.length : vertex };
		return vertexAt(outline, gone) ? removeVertex(outline, gone) : outline;
	}
	const other = 'other' in fault ? fault.other : undefined;
	const ring = outline[ref.part]?.[ref.ring];
	if (!other || !ring || !fault.at) return outline;
	const [i, j] = [ref.vertex, other.point - 1].toSorted((a, b) => a - b) as [number, number];
	const changed = mend === 'reorder' ? reordered(ring, i, j) : larger(ring, i, j, fault.at);
	if (changed.length < LEAST_CORNERS) return outline;
	return outline.map((rings, part) =>
		part === ref.part ? rings.map((points, r) => (r === ref.ring ? changed : points)) : rings,
	);
}

/** Edges i and j no longer cross when the corners between them are passed the other way round. */
function reordered(ring: Ring, i: number, j: number): Ring {
	return [...ring.slice(0, i + 1), ...ring.slice(i + 1, j + 1).toReversed(), ...ring.slice(j + 1)];
}

/** The larger of the two loops that meet where edges i and j cross. */
function larger(ring: Ring, i: number, j: number, [lon, lat]: readonly [number, number]): Ring {
	const at: Point = [nineDecimals(lon), nineDecimals(lat)];
	const one = [at, ...ring.slice(i + 1, j + 1)];
	const two = [at, ...ring.slice(j + 1), ...ring.slice(0, i + 1)];
	const size = (loop: Ring) => Math.abs(signedShoelace(loop.map(([x, y]) => [x, y])));
	return size(one) > size(two) ? one : two;
}
