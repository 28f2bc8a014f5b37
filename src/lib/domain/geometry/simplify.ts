import type { Position } from 'geojson';
import type { Problem } from '../problem.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, arealOf, boundsOf, polygonsOf } from './areal.ts';
import { boundaryFindings, isUsable } from './boundary-checks.ts';
import { footOn, GroundFrame, type Metres } from './ground-frame.ts';

export interface Simplified {
	outline: Areal;
	removed: number;
	/** m² by which the area changed. */
	changedM2: number;
}

/**
 * Takes out corners that lie no further than the tolerance from the line that then runs past them (Douglas & Peucker
 * 1973, on rings: begun at the two corners furthest apart). Corners that stay keep their exact coordinates.
 * @param toleranceM metres on the ground
 */
export function simplify(geometry: Areal, toleranceM: number): Simplified | Problem {
	const frame = new GroundFrame(boundsOf(geometry));
	const count = (of: Areal) =>
		polygonsOf(of)
			.flat()
			.reduce((sum, ring) => sum + ring.length - 1, 0);
	const outline = arealOf(
		polygonsOf(geometry).map((rings) => rings.map((ring) => simplerRing(ring, toleranceM, frame))),
	);
	const removed = count(geometry) - count(outline);
	if (!isUsable(boundaryFindings(outline)))
		return {
			code: 'outline.simplified-crosses',
			message: '按此容差简化后边界会自相交',
			got: `${toleranceM} m`,
			expected: '更小的容差',
			fix: '减小容差',
		};
	if (removed === 0)
		return {
			code: 'outline.already-simple',
			message: '没有可以去掉的点',
			got: `${toleranceM} m`,
			expected: '偏离不超过容差的点',
			fix: '加大容差，或保持原样',
		};
	return { outline, removed, changedM2: ellipsoidalAreaM2(outline) - ellipsoidalAreaM2(geometry) };
}

function simplerRing(ring: Position[], tolerance: number, frame: GroundFrame): Position[] {
	const open = ring.slice(0, -1);
	const at = open.map((position) => frame.metres(position));
	const [first, second] = furthestPair(at);
	const half = (from: number, to: number) =>
		keptBetween(
			Array.from({ length: ((to - from + at.length) % at.length) + 1 }, (_, i) => (from + i) % at.length),
			at,
			tolerance,
		);
	const kept = new Set([first, second, ...half(first, second), ...half(second, first)]);
	// Three corners enclose the least there is.
	if (kept.size < 3) return ring;
	const left = open.filter((_, i) => kept.has(i));
	return [...left, left[0] as Position];
}

function furthestPair(at: readonly Metres[]): [number, number] {
	const from = (i: number) => {
		const [x, y] = at[i] as Metres;
		const far = at.map(([px, py]) => Math.hypot(px - x, py - y));
		return far.indexOf(Math.max(...far));
	};
	const first = from(0);
	return [first, from(first)];
}

function keptBetween(chain: readonly number[], at: readonly Metres[], tolerance: number): number[] {
	const kept: number[] = [];
	const spans: [number, number][] = [[0, chain.length - 1]];
	for (let span = spans.pop(); span; span = spans.pop()) {
		const [from, to] = span;
		const [a, b] = [at[chain[from] as number] as Metres, at[chain[to] as number] as Metres];
		let furthest = { place: -1, distance: tolerance };
		for (let place = from + 1; place < to; place++) {
			const { distance } = footOn(a, b, at[chain[place] as number] as Metres);
			if (distance > furthest.distance) furthest = { place, distance };
		}
		if (furthest.place < 0) continue;
		kept.push(chain[furthest.place] as number);
		spans.push([from, furthest.place], [furthest.place, to]);
	}
	return kept;
}
