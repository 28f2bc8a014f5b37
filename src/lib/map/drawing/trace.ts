import { metresPerRadian } from '#lib/domain/geometry/ellipsoid.ts';
import type { Point, Ring } from './outline.ts';

/**
 * The way along a boundary from one place on it to another: the vertices passed, then `to` itself; the shorter way round
 * (the longer where `around`). Vertices are handed on as they are, so that the shared boundary is exactly the same.
 * Null where the ring does not pass through both places.
 */
export function traceAlong(ring: Ring, from: Point, to: Point, around = false): Point[] | null {
	const [start, end] = [placeOn(ring, from), placeOn(ring, to)];
	if (start === null || end === null || (from[0] === to[0] && from[1] === to[1])) return null;
	const forward = between(ring, start, end);
	const backward = between(ring, end, start).toReversed();
	const shorter = lengthOf([from, ...forward, to]) <= lengthOf([from, ...backward, to]) ? forward : backward;
	const other = shorter === forward ? backward : forward;
	return [...(around ? other : shorter), to];
}

/** The shortest way along any of some boundaries (the longest way round of that one where `around`), or null. */
export function shortestTrace(
	rings: readonly Ring[],
	from: Point,
	to: Point,
	around = false,
): Point[] | null {
	let best: { way: Point[]; length: number } | null = null;
	for (const ring of rings) {
		const way = traceAlong(ring, from, to, around);
		const length = way && lengthOf([from, ...way]);
		if (way && length !== null && length < (best?.length ?? Infinity)) best = { way, length };
	}
	return best?.way ?? null;
}

/** Less than this beside the line is on it: two places to nine decimals, 0.1 mm each. */
const ON_LINE_DEGREES = 3e-9;

/** Where along the ring a place lies: the number of the edge and the share of it; null beside the ring. */
function placeOn(ring: Ring, [x, y]: Point): number | null {
	for (const [i, [x1, y1]] of ring.entries()) {
		if (Math.abs(x - x1) <= 1e-12 && Math.abs(y - y1) <= 1e-12) return i;
	}
	let best: { at: number; off: number } | null = null;
	for (const [i, [x1, y1]] of ring.entries()) {
		const [x2, y2] = ring[(i + 1) % ring.length] as Point;
		const [dx, dy] = [x2 - x1, y2 - y1];
		const share = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
		if (!(share > 0 && share < 1)) continue;
		const off = Math.hypot(x1 + share * dx - x, y1 + share * dy - y);
		if (off <= ON_LINE_DEGREES && off < (best?.off ?? Infinity)) best = { at: i + share, off };
	}
	return best?.at ?? null;
}

/** The vertices strictly after `start` and strictly before `end`, going forward. */
function between(ring: Ring, start: number, end: number): Point[] {
	const points: Point[] = [];
	const count = ring.length;
	const last = end > start ? end : end + count;
	for (let i = Math.floor(start) + 1; i < last; i++) points.push(ring[i % count] as Point);
	return points;
}

function lengthOf(line: readonly Point[]): number {
	const { east, north } = metresPerRadian(line[0]?.[1] ?? 0);
	return line.reduce((sum, [x, y], i) => {
		const [px, py] = line[Math.max(0, i - 1)] as Point;
		return sum + Math.hypot((x - px) * east, (y - py) * north);
	}, 0);
}
