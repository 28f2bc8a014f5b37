import type { Position } from 'geojson';
import { difference, union } from 'polyclip-ts';
import type { Problem } from '../problem.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, arealOf, multiPolygonOf, polygonsOf } from './areal.ts';
import { GroundPlane } from './ground-plane.ts';
import { signedShoelace } from './plane-area.ts';

/** How an offset goes round a corner: to a point, in an arc, or cut straight. */
export type Corner = 'mitre' | 'round' | 'bevel';

/** A mitred corner reaches at most this many distances out, else it is cut straight (SVG's limit, too). */
const MITRE_LIMIT = 4;
/** Degrees of arc a chord of a round corner spans: it stays within 0.1 % of the distance. */
const ARC_DEGREES = 5;

export interface Offset {
	outline: Areal;
	areaM2: number;
	/** Parts of the former outline of which nothing is left. */
	collapsed: number;
}

type Pair = [number, number];

/**
 * The outline moved out (positive) or in (negative: setback, 退线) by a distance. Holes shrink and grow the other way.
 * @param distanceM metres on the ground, measured in the Gauss-Krüger plane through the outline's middle
 */
export function offset(geometry: Areal, distanceM: number, corner: Corner = 'mitre'): Offset | Problem {
	const plane = new GroundPlane(geometry);
	const reach = Math.abs(distanceM);
	const results = polygonsOf(plane.laid(geometry)).map((rings) => {
		const bands = rings.flatMap((ring, r) => bandsOf(ring, r > 0, distanceM, reach, corner));
		const own = rings as Pair[][];
		if (bands.length === 0) return [own];
		return distanceM > 0 ? union([own], ...bands) : difference([own], ...bands);
	});
	const collapsed = results.filter((polygons) => polygons.length === 0).length;
	const left = results.filter((polygons) => polygons.length > 0);
	const [first, ...rest] = left;
	if (!first)
		return {
			code: 'outline.collapsed',
			message: '向内偏移的距离过大，图形收缩到没有了',
			got: `${distanceM} m`,
			expected: '不超过图形最窄处的一半',
			fix: '减小距离',
		};
	const joined = rest.length > 0 ? union(first, ...rest) : first;
	const outline = plane.raised(arealOf(withoutFlat(joined)));
	return { outline: single(outline), areaM2: ellipsoidalAreaM2(outline), collapsed };
}

const single = (geometry: Areal): Areal => arealOf(multiPolygonOf(geometry).coordinates);

/** What the boundary's band covers on the side it moves to: a strip along every edge and a piece at every open corner. */
function bandsOf(
	ring: Position[],
	hole: boolean,
	distance: number,
	reach: number,
	corner: Corner,
): Pair[][][] {
	// Walked with the polygon's inside to the left; `side` +1 is left (inwards), −1 right (outwards).
	const turned = signedShoelace(ring) > 0 === hole ? ring.toReversed() : ring;
	const points = withoutRepeats(turned as Pair[]);
	const side = distance > 0 ? -1 : 1;
	const bands: Pair[][][] = [];
	points.forEach((at, i) => {
		const before = points[(i || points.length) - 1] as Pair;
		const after = points[(i + 1) % points.length] as Pair;
		const [out, next] = [normal(before, at, side * reach), normal(at, after, side * reach)];
		bands.push([closed([at, after, plus(after, next), plus(at, next)])]);
		const turn = (at[0] - before[0]) * (after[1] - at[1]) - (at[1] - before[1]) * (after[0] - at[0]);
		// The corner is open on the side away from the turn.
		if (turn * side < 0) bands.push([closed([at, ...cornerPoints(at, out, next, reach, corner)])]);
	});
	return bands.map((rings) => rings.map(counterClockwise));
}

function cornerPoints(at: Pair, out: Pair, next: Pair, reach: number, corner: Corner): Pair[] {
	const [from, to] = [plus(at, out), plus(at, next)];
	const middle: Pair = [out[0] + next[0], out[1] + next[1]];
	const half = Math.hypot(...middle) / 2;
	if (corner === 'mitre' && half > 0 && reach / half <= MITRE_LIMIT) {
		const stretch = (reach * reach) / (2 * half * half);
		return [from, plus(at, [middle[0] * stretch, middle[1] * stretch]), to];
	}
	if (corner !== 'round') return [from, to];
	const start = Math.atan2(out[1], out[0]);
	let sweep = Math.atan2(next[1], next[0]) - start;
	if (sweep > Math.PI) sweep -= 2 * Math.PI;
	if (sweep < -Math.PI) sweep += 2 * Math.PI;
	const steps = Math.max(1, Math.ceil(Math.abs(sweep) / ((ARC_DEGREES * Math.PI) / 180)));
	const arc = Array.from({ length: steps - 1 }, (_, i): Pair => {
		const angle = start + (sweep * (i + 1)) / steps;
		return plus(at, [reach * Math.cos(angle), reach * Math.sin(angle)]);
	});
	return [from, ...arc, to];
}

/** Across a → b to the left, `by` metres long (negative: to the right). */
function normal(a: Pair, b: Pair, by: number): Pair {
	const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
	return [(-(b[1] - a[1]) / length) * by, ((b[0] - a[0]) / length) * by];
}

const plus = (a: Pair, b: Pair): Pair => [a[0] + b[0], a[1] + b[1]];
const closed = (ring: Pair[]): Pair[] => [...ring, ring[0] as Pair];
const counterClockwise = (ring: Pair[]): Pair[] => (signedShoelace(ring) < 0 ? ring.toReversed() : ring);

/** An open ring without points on top of each other. */
function withoutRepeats(ring: Pair[]): Pair[] {
	const kept = ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1]?.[0] || p[1] !== ring[i - 1]?.[1]);
	const [first, last] = [kept[0], kept.at(-1)];
	return kept.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? kept.slice(0, -1) : kept;
}

/** Strips that meet in one line leave corners on it, micrometres off: those go. */
function withoutFlat(polygons: Pair[][][]): Position[][][] {
	return polygons.map((rings) =>
		rings.map((ring) => {
			const open = ring.slice(0, -1);
			const kept = open.filter((p, i) => {
				const a = open[(i || open.length) - 1] as Pair;
				const b = open[(i + 1) % open.length] as Pair;
				const cross = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
				return Math.abs(cross) > 1e-6 * Math.hypot(b[0] - a[0], b[1] - a[1]);
			});
			return kept.length > 2 ? closed(kept) : ring;
		}),
	);
}
