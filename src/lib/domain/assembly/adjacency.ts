import Flatbush from 'flatbush';
import { type Areal, type Bounds, boundsOf, polygonsOf } from '../geometry/areal.ts';
import { footOn, GroundFrame, type Metres } from '../geometry/ground-frame.ts';

export interface AdjacencyRule {
	/** Metres of common boundary from which two parcels lie beside each other; a corner in common is less. */
	edgeM: number;
	/** Boundaries nearer than this are one: what surveys leave between neighbours, metres. */
	toleranceM: number;
	/** Parcels at most so far apart are neighbours across a road, metres; null: roads part. */
	roadM: number | null;
}

export interface Adjacent {
	/** Places in the list, a < b. */
	a: number;
	b: number;
	/** Common boundary, metres; 0 across a road. */
	edgeM: number;
	/** Least distance, metres. */
	gapM: number;
}

type Segment = readonly [Metres, Metres];

/**
 * Which parcels lie beside each other. Only the outlines count, in a flat ground frame of each pair's own surroundings:
 * the same code on both homes, so they agree.
 * @param geometries valid, CGCS2000 lon/lat
 */
export function adjacentPairs(geometries: readonly Areal[], rule: AdjacencyRule): Adjacent[] {
	const boxes = geometries.map(boundsOf);
	if (boxes.length < 2) return [];
	const all = boxes.reduce<Bounds>(
		(box, b) => [
			Math.min(box[0], b[0]),
			Math.min(box[1], b[1]),
			Math.max(box[2], b[2]),
			Math.max(box[3], b[3]),
		],
		[Infinity, Infinity, -Infinity, -Infinity],
	);
	const reach = Math.max(rule.toleranceM, rule.roadM ?? 0);
	// A degree of longitude is shortest in the north of the whole: there the box must be widest.
	const [padX, padY] = padOf(all, reach);
	const index = new Flatbush(boxes.length);
	for (const [west, south, east, north] of boxes) index.add(west, south, east, north);
	index.finish();
	const pairs: Adjacent[] = [];
	for (const [a, [west, south, east, north]] of boxes.entries()) {
		for (const b of index
			.search(west - padX, south - padY, east + padX, north + padY)
			.sort((x, y) => x - y)) {
			if (b <= a) continue;
			const met = meeting(geometries[a] as Areal, geometries[b] as Areal, boxes[a] as Bounds, rule);
			if (met) pairs.push({ a, b, ...met });
		}
	}
	return pairs;
}

function padOf([, south, , north]: Bounds, metres: number): [number, number] {
	const latitude = Math.max(Math.abs(south), Math.abs(north));
	const perDegree = 110_574;
	return [(metres * 1.01) / (111_320 * Math.cos((latitude * Math.PI) / 180)), (metres * 1.01) / perDegree];
}

function meeting(
	a: Areal,
	b: Areal,
	box: Bounds,
	rule: AdjacencyRule,
): { edgeM: number; gapM: number } | null {
	const frame = new GroundFrame(box);
	const [ours, theirs] = [segmentsOf(a, frame), segmentsOf(b, frame)];
	let [edgeM, gapM] = [0, Infinity];
	for (const one of ours) {
		for (const other of theirs) {
			if (farApart(one, other, Math.max(rule.toleranceM, rule.roadM ?? 0))) continue;
			gapM = Math.min(gapM, distance(one, other));
			edgeM += together(one, other, rule.toleranceM);
		}
	}
	if (edgeM >= rule.edgeM) return { edgeM, gapM: 0 };
	if (rule.roadM === null || gapM > rule.roadM) return null;
	// Touching in less than the common boundary asked for is no neighbourhood, road or not.
	return gapM <= rule.toleranceM ? null : { edgeM: 0, gapM };
}

function segmentsOf(geometry: Areal, frame: GroundFrame): Segment[] {
	return polygonsOf(geometry).flatMap((rings) =>
		rings.flatMap((ring) => {
			const points = ring.map((p) => frame.metres(p));
			return points.slice(1).map((p, i): Segment => [points[i] as Metres, p]);
		}),
	);
}

function farApart([a, b]: Segment, [c, d]: Segment, reach: number): boolean {
	const apart = (k: 0 | 1) =>
		Math.max(a[k], b[k]) + reach < Math.min(c[k], d[k]) ||
		Math.max(c[k], d[k]) + reach < Math.min(a[k], b[k]);
	return apart(0) || apart(1);
}

function distance([a, b]: Segment, [c, d]: Segment): number {
	const side = (p: Metres, q: Metres, r: Metres) =>
		(q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
	const crosses = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
	if (crosses) return 0;
	return Math.min(
		footOn(a, b, c).distance,
		footOn(a, b, d).distance,
		footOn(c, d, a).distance,
		footOn(c, d, b).distance,
	);
}

/** Length of the piece of a segment that runs along another, both ends within the tolerance of it. */
function together([a, b]: Segment, [c, d]: Segment, tolerance: number): number {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const length = Math.hypot(dx, dy);
	if (length === 0) return 0;
	const along = (p: Metres) => ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length;
	const [from, to] = [along(c), along(d)].sort((x, y) => x - y) as [number, number];
	const [start, end] = [Math.max(0, from), Math.min(length, to)];
	if (end <= start) return 0;
	const at = (s: number): Metres => [a[0] + (dx * s) / length, a[1] + (dy * s) / length];
	const near = (s: number) => footOn(c, d, at(s)).distance <= tolerance;
	return near(start) && near(end) ? end - start : 0;
}
