import type { Position } from 'geojson';
import { sideOf } from '../geometry/rings.ts';

/** Lines or rings in a plane, metres. */
export type PlaneLines = readonly (readonly Position[])[];

/** What distances are measured to: a park (with its inside), or roads (lines only). */
export interface Target {
	lines: PlaneLines;
	/** Whether the lines are rings that enclose (even–odd): inside, the distance is 0. */
	encloses: boolean;
}

/**
 * The shortest distance between a block's rings and the nearest of some targets, metres in their plane; 0 where they
 * touch or one lies in the other; null without a target.
 */
export function distanceM(rings: PlaneLines, targets: readonly Target[]): number | null {
	let least = Infinity;
	const box = boxOf(rings);
	const nearestFirst = targets
		.map((target) => ({ ...target, gap: gapOf(box, boxOf(target.lines)) }))
		.sort((a, b) => a.gap - b.gap);
	for (const target of nearestFirst) {
		if (target.gap >= least) break;
		if (target.encloses && (within(rings, target.lines) || within(target.lines, rings))) return 0;
		least = Math.min(least, between(rings, target.lines, least));
		if (least === 0) return 0;
	}
	return least === Infinity ? null : least;
}

function within(inner: PlaneLines, outer: PlaneLines): boolean {
	const [x = NaN, y = NaN] = inner[0]?.[0] ?? [];
	return outer.reduce((inside, ring) => (sideOf(ring, x, y) > 0 ? !inside : inside), false);
}

function between(a: PlaneLines, b: PlaneLines, atMost: number): number {
	let least = atMost;
	const boxB = boxOf(b);
	for (const line of a)
		for (let i = 1; i < line.length; i++) {
			const [p, q] = [line[i - 1] as Position, line[i] as Position];
			if (edgeGap(p, q, boxB) >= least) continue;
			for (const other of b)
				for (let j = 1; j < other.length; j++)
					least = Math.min(least, segmentGap(p, q, other[j - 1] as Position, other[j] as Position));
			if (least === 0) return 0;
		}
	return least;
}

function segmentGap(a: Position, b: Position, c: Position, d: Position): number {
	if (crosses(a, b, c, d)) return 0;
	return Math.min(pointGap(a, c, d), pointGap(b, c, d), pointGap(c, a, b), pointGap(d, a, b));
}

const turn = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [cx = 0, cy = 0]: Position) =>
	(bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
	return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0;
}

function pointGap([x = 0, y = 0]: Position, [ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number {
	const [dx, dy] = [bx - ax, by - ay];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
	return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

type Box = readonly [number, number, number, number];

function boxOf(lines: PlaneLines): Box {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const line of lines)
		for (const [x = NaN, y = NaN] of line) {
			if (x < west) west = x;
			if (x > east) east = x;
			if (y < south) south = y;
			if (y > north) north = y;
		}
	return [west, south, east, north];
}

function edgeGap([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, box: Box): number {
	const dx = Math.max(0, box[0] - Math.max(x1, x2), Math.min(x1, x2) - box[2]);
	const dy = Math.max(0, box[1] - Math.max(y1, y2), Math.min(y1, y2) - box[3]);
	return Math.hypot(dx, dy);
}

function gapOf(a: Box, b: Box): number {
	return Math.hypot(Math.max(0, b[0] - a[2], a[0] - b[2]), Math.max(0, b[1] - a[3], a[1] - b[3]));
}
