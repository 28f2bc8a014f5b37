import { metresPerRadian, RADIANS } from '#lib/domain/geometry/ellipsoid.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import type { Point } from './outline.ts';

export type Edge = readonly [from: Point, to: Point];

/** What the pointer landed on, from the most telling to the least. */
export const SNAP_KINDS = [
	'vertex',
	'crossing',
	'midpoint',
	'foot',
	'edge',
	'extension',
	'parallel',
] as const;
export type SnapKind = (typeof SNAP_KINDS)[number];

export interface SnapTarget {
	/** A vertex exactly as it is stored; other places to nine decimals (0.1 mm). */
	position: Point;
	kind: SnapKind;
	/** Metres from the pointer. */
	distanceM: number;
	/** The line that leads there, where it is not to be seen by itself: what is extended, where the foot falls from. */
	guide: Edge | null;
}

/** What is at hand around a pointer. */
export interface SnapScene {
	/** Edges whose vertices, middles, crossings and places count. */
	near: readonly Edge[];
	/** Edges that are extended a little beyond their ends. */
	lines: readonly Edge[];
	/** Sides of the drawing, extended as far as one likes. */
	extended: readonly Edge[];
	/** Corners that a perpendicular or a parallel starts from: the one before the corner in hand. */
	anchors: readonly Point[];
	/** Sides of the drawing that a new one may run parallel to. */
	parallels: readonly Edge[];
}

/** A neighbour's edge is extended this many tolerances beyond its end: further, extensions would be a net. */
export const EXTENDED = 5;
/** More edges than these under one pointer are a tangle in which nobody looks for crossings. */
const MOST_CROSSED = 40;

type Local = readonly [x: number, y: number];
type LocalEdge = readonly [number, number, number, number];

/**
 * The target within a tolerance (metres): of the most telling kind the nearest one. Kinds that lie on others come first,
 * so a vertex wins over the edge that ends in it even where the edge is nearer.
 */
export function snapTarget(pointer: Point, scene: SnapScene, toleranceM: number): SnapTarget | null {
	const frame = frameAt(pointer);
	const best: Partial<Record<SnapKind, SnapTarget>> = {};
	const offer = (kind: SnapKind, [x, y]: Local, guide: Edge | null = null, exact: Point | null = null) => {
		const distanceM = Math.hypot(x, y);
		if (!(distanceM <= toleranceM) || distanceM >= (best[kind]?.distanceM ?? Infinity)) return;
		best[kind] = { kind, distanceM, guide, position: exact ?? frame.place(x, y) };
	};
	const near = scene.near.map(frame.edge);
	scene.near.forEach((edge, i) => {
		const [x1, y1, x2, y2] = near[i] as LocalEdge;
		offer('vertex', [x1, y1], null, edge[0]);
		offer('vertex', [x2, y2], null, edge[1]);
		if (x1 === x2 && y1 === y2) return;
		offer('midpoint', [(x1 + x2) / 2, (y1 + y2) / 2]);
		const foot = footOn([x1, y1, x2, y2], [0, 0]);
		if (foot.along > 0 && foot.along < 1) offer('edge', foot.at);
		for (const anchor of scene.anchors) {
			const from = frame.local(anchor);
			const square = footOn([x1, y1, x2, y2], from);
			// From an anchor on the line itself there is no perpendicular to see.
			if (
				square.along > 0 &&
				square.along < 1 &&
				Math.hypot(square.at[0] - from[0], square.at[1] - from[1]) > 0.01
			)
				offer('foot', square.at, [anchor, frame.place(...square.at)]);
		}
	});
	if (near.length <= MOST_CROSSED)
		for (let i = 0; i < near.length; i++)
			for (let j = i + 1; j < near.length; j++) {
				const at = crossingOf(near[i] as LocalEdge, near[j] as LocalEdge);
				if (at) offer('crossing', at);
			}
	const extend = (edge: Edge, reachM: number) => {
		const { along, at } = footOn(frame.edge(edge), [0, 0]);
		const end = along < 0 ? edge[0] : along > 1 ? edge[1] : null;
		if (end && Math.hypot(...frame.local(end)) <= reachM) offer('extension', at, [end, frame.place(...at)]);
	};
	for (const edge of scene.lines) extend(edge, EXTENDED * toleranceM);
	for (const edge of scene.extended) extend(edge, Infinity);
	for (const anchor of scene.anchors)
		for (const edge of scene.parallels) {
			const [ax, ay] = frame.local(anchor);
			const [x1, y1, x2, y2] = frame.edge(edge);
			const { at } = footOn([ax, ay, ax + x2 - x1, ay + y2 - y1], [0, 0]);
			if (Math.hypot(at[0] - ax, at[1] - ay) > 3 * toleranceM)
				offer('parallel', at, [anchor, frame.place(...at)]);
		}
	for (const kind of SNAP_KINDS) if (best[kind]) return best[kind];
	return null;
}

/** A plane in metres with the pointer as its origin: true to 1e-6 over the reach of a snap. */
function frameAt([lon, lat]: Point) {
	const scale = metresPerRadian(lat);
	const east = scale.east * RADIANS;
	const north = scale.north * RADIANS;
	const local = ([x, y]: Point): [number, number] => [(x - lon) * east, (y - lat) * north];
	return {
		local,
		edge: ([from, to]: Edge): LocalEdge => [...local(from), ...local(to)],
		place: (x: number, y: number): Point => [nineDecimals(lon + x / east), nineDecimals(lat + y / north)],
	};
}

/** The nearest place to `p` on the line of an edge; `along` is 0 at its start and 1 at its end. */
function footOn([x1, y1, x2, y2]: LocalEdge, [px, py]: Local): { along: number; at: [number, number] } {
	const [dx, dy] = [x2 - x1, y2 - y1];
	const along = ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy);
	return { along, at: [x1 + along * dx, y1 + along * dy] };
}

/** Where two edges cross inside both, not at their ends. */
function crossingOf([ax, ay, bx, by]: LocalEdge, [cx, cy, dx, dy]: LocalEdge): [number, number] | null {
	const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy];
	const turn = ux * vy - uy * vx;
	if (turn === 0) return null;
	const s = ((cx - ax) * vy - (cy - ay) * vx) / turn;
	const t = ((cx - ax) * uy - (cy - ay) * ux) / turn;
	const inside = (k: number) => k > 1e-9 && k < 1 - 1e-9;
	return inside(s) && inside(t) ? [ax + s * ux, ay + s * uy] : null;
}
