import type { Bounds } from './areal.ts';

/** More moved corners than this are a change of the whole. */
const MOST_MOVED = 8;

/** A drawing as numbers in a row: positions of all rings, their counts, and rings of each part. */
export interface FlatOutline {
	coordinates: Float64Array;
	rings: Uint32Array;
	parts: Uint32Array;
}

/**
 * What an edge swept over from one drawing to the next: its old and new ends. Where a drawing keeps its rings and moves a
 * few corners, what it gained and lost lies in the hulls of these four points and nowhere else.
 */
export interface SweptEdge {
	points: Float64Array;
	bounds: Bounds;
}

/** The swept edges between two drawings; null where everything must be looked at (other rings, many corners moved). */
export function sweptEdges(before: FlatOutline, after: FlatOutline): SweptEdge[] | null {
	if (!sameNumbers(before.rings, after.rings) || !sameNumbers(before.parts, after.parts)) return null;
	const [old, now] = [before.coordinates, after.coordinates];
	const moved: number[] = [];
	for (let k = 0; k < now.length; k += 2)
		if (old[k] !== now[k] || old[k + 1] !== now[k + 1]) {
			moved.push(k);
			// the first position of a ring stands there twice
			if (moved.length > 2 * MOST_MOVED) return null;
		}
	if (moved.length === 0) return [];
	const swept: SweptEdge[] = [];
	let from = 0;
	for (const positions of after.rings) {
		const to = from + 2 * positions;
		if (moved.some((k) => k >= from && k < to)) {
			// from the last position to the first too: a ring that is not closed has an edge there, a closed one a point
			let a = to - 2;
			for (let b = from; b < to; b += 2) {
				if (moved.includes(a) || moved.includes(b)) swept.push(sweptEdge(old, now, a, b));
				a = b;
			}
		}
		from = to;
	}
	return swept;
}

function sameNumbers(a: Uint32Array, b: Uint32Array): boolean {
	return a.length === b.length && a.every((value, i) => value === b[i]);
}

function sweptEdge(old: Float64Array, now: Float64Array, a: number, b: number): SweptEdge {
	const points = new Float64Array(8);
	[old, now].forEach((xy, i) => {
		points.set(xy.subarray(a, a + 2), 4 * i);
		points.set(xy.subarray(b, b + 2), 4 * i + 2);
	});
	const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
	for (let k = 0; k < 8; k += 2) {
		bounds[0] = Math.min(bounds[0], points[k] as number);
		bounds[1] = Math.min(bounds[1], points[k + 1] as number);
		bounds[2] = Math.max(bounds[2], points[k] as number);
		bounds[3] = Math.max(bounds[3], points[k + 1] as number);
	}
	return { points, bounds };
}

/** Whether a box could meet the hull of a swept edge: false only where a line of the hull parts them. */
export function sweepMeets(
	{ points, bounds }: SweptEdge,
	minX: number,
	minY: number,
	maxX: number,
	maxY: number,
): boolean {
	if (minX > bounds[2] || maxX < bounds[0] || minY > bounds[3] || maxY < bounds[1]) return false;
	for (let i = 0; i < 6; i += 2)
		for (let j = i + 2; j < 8; j += 2) if (parts(points, i, j, minX, minY, maxX, maxY)) return false;
	return true;
}

/** Whether the line through two of the points has all the points on one side and the whole box on the other. */
function parts(
	points: Float64Array,
	i: number,
	j: number,
	minX: number,
	minY: number,
	maxX: number,
	maxY: number,
): boolean {
	const x = points[i] as number;
	const y = points[i + 1] as number;
	const dx = (points[j] as number) - x;
	const dy = (points[j + 1] as number) - y;
	if (dx === 0 && dy === 0) return false;
	let [least, most] = [0, 0];
	for (let k = 0; k < 8; k += 2) {
		const turn = dx * ((points[k + 1] as number) - y) - dy * ((points[k] as number) - x);
		if (turn < least) least = turn;
		if (turn > most) most = turn;
	}
	// the box's corners nearest to and farthest along the line's normal
	const low = dx * ((dx > 0 ? minY : maxY) - y) - dy * ((dy > 0 ? maxX : minX) - x);
	const high = dx * ((dx > 0 ? maxY : minY) - y) - dy * ((dy > 0 ? minX : maxX) - x);
	return low > most || high < least;
}
