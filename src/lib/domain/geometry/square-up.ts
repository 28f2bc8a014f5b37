import type { Position } from 'geojson';
import type { Problem } from '../problem.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, arealOf, polygonsOf } from './areal.ts';
import { boundaryFindings, isUsable } from './boundary-checks.ts';
import { GroundPlane } from './ground-plane.ts';

/** An edge this far from both directions is no side of a right-angled shape, degrees. */
export const LARGEST_SKEW = 20;

export interface Squared {
	outline: Areal;
	/** How far a corner was moved at most, metres on the ground. */
	movedM: number;
	/** m² by which the area changed. */
	changedM2: number;
}

type Pair = [number, number];
/** A side in the turned frame: lying along x at a height y, or upright along y at a place x. */
interface Side {
	flat: boolean;
	/** Its y where flat, its x where upright; mean of what was joined, by length. */
	at: number;
	length: number;
}

/**
 * Makes a nearly right-angled outline right-angled: sides are turned to the mean of their directions (each counted by its
 * length, modulo 90°) and moved to their own middle, so that the area stays about the same. Sides in a row that point the
 * same way become one.
 */
export function squareUp(geometry: Areal): Squared | Problem {
	const plane = new GroundPlane(geometry);
	const laid = polygonsOf(plane.laid(geometry)) as Pair[][][];
	const angle = meanDirection(laid.flat());
	const turned = laid.map((rings) => rings.map((ring) => squareRing(ring.slice(0, -1).map(turn(-angle)))));
	if (turned.some((rings) => rings.some((ring) => ring === null))) return notRight();
	const back = turned.map((rings) => rings.map((ring) => [...(ring as Pair[]), (ring as Pair[])[0] as Pair]));
	const outline = plane.raised(arealOf(back.map((rings) => rings.map((ring) => ring.map(turn(angle))))));
	if (!isUsable(boundaryFindings(outline))) return notRight();
	const straight = laid.flat(2).map(turn(-angle));
	const movedM = Math.max(
		...back.flat(2).map((p) => Math.min(...straight.map((q) => Math.hypot(p[0] - q[0], p[1] - q[1])))),
	);
	return { outline, movedM, changedM2: ellipsoidalAreaM2(outline) - ellipsoidalAreaM2(geometry) };
}

function notRight(): Problem {
	return {
		code: 'outline.not-rectangular',
		message: `有的边偏离两个主方向超过 ${LARGEST_SKEW}°，不宜直角化`,
		expected: '近似直角的图形',
		fix: '先删去斜边上的点，或保持原样',
	};
}

const turn =
	(by: number) =>
	([x = NaN, y = NaN]: Position | Pair): Pair => [
		x * Math.cos(by) - y * Math.sin(by),
		x * Math.sin(by) + y * Math.cos(by),
	];

/** The mean direction of all sides modulo a right angle, radians: four times the angle makes right angles the same. */
function meanDirection(rings: readonly Pair[][]): number {
	let [x, y] = [0, 0];
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++) {
			const [a, b] = [ring[i - 1] as Pair, ring[i] as Pair];
			const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
			const angle = Math.atan2(b[1] - a[1], b[0] - a[0]) * 4;
			x += length * Math.cos(angle);
			y += length * Math.sin(angle);
		}
	return Math.atan2(y, x) / 4;
}

/** An open ring in the turned frame → its corners right-angled; null where a side is too skew or sides do not alternate. */
function squareRing(ring: Pair[]): Pair[] | null {
	const sides: Side[] = [];
	for (const [i, a] of ring.entries()) {
		const b = ring[(i + 1) % ring.length] as Pair;
		const [dx, dy] = [Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])];
		const flat = dx >= dy;
		const skew = (Math.atan2(Math.min(dx, dy), Math.max(dx, dy)) * 180) / Math.PI;
		if (skew > LARGEST_SKEW) return null;
		sides.push({ flat, at: flat ? (a[1] + b[1]) / 2 : (a[0] + b[0]) / 2, length: Math.hypot(dx, dy) });
	}
	// Begun where the direction changes, so that no side is cut in two by where the ring happens to start.
	const start = sides.findIndex((side, i) => side.flat !== (sides.at(i - 1) as Side).flat);
	if (start < 0) return null;
	const joined: Side[] = [];
	for (const side of [...sides.slice(start), ...sides.slice(0, start)]) {
		const last = joined.at(-1);
		if (last?.flat === side.flat) Object.assign(last, meanOf(last, side));
		else joined.push({ ...side });
	}
	// Begun at a change, sides alternate all the way round: their number is even.
	if (joined.length < 4) return null;
	return joined.map((side, i): Pair => {
		const next = joined[(i + 1) % joined.length] as Side;
		return side.flat ? [next.at, side.at] : [side.at, next.at];
	});
}

function meanOf(a: Side, b: Side): Pick<Side, 'at' | 'length'> {
	const length = a.length + b.length;
	return { at: (a.at * a.length + b.at * b.length) / length, length };
}
