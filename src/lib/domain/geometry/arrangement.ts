import type { Position } from 'geojson';
import Flatbush from 'flatbush';
import { type Areal, type Bounds, boundsOf, polygonsOf } from './areal.ts';
import { footOn, GroundFrame, type Metres } from './ground-frame.ts';
import { NodeGrid } from './node-grid.ts';
import { signedShoelace } from './plane-area.ts';

/** Points nearer than this are one, metres: drawn corners have nine decimals (0.1 mm), so this is what snapping leaves. */
export const SAME_POINT_M = 0.0005;

/** A stretch of boundary or line between two nodes, free of crossings. */
export interface NodedEdge {
	from: number;
	to: number;
	/** Per areal source: above 0 its inside lies to the left of from → to, below 0 to the right, 0 it does not run here. */
	sides: number[];
	/** Whether a cutting line runs here. */
	line: boolean;
}

/** Everything cut at everything: nodes (lon/lat) and the edges between them. */
export interface Arrangement {
	nodes: Position[];
	/** Which areal sources had a corner of theirs at the node. */
	corners: ReadonlySet<number>[];
	edges: NodedEdge[];
}

interface Segment {
	from: number;
	to: number;
	/** Place among the sources; lines come after the areal ones. */
	source: number;
	on: { node: number; along: number }[];
}

/**
 * Lays geometries and lines over each other and cuts all of them where they meet. Corners keep their exact coordinates;
 * where two lie within `SAME_POINT_M` the earlier source's is taken, and a later source's corner that near to an edge is
 * put on it. Rings must be valid by themselves (`boundaryFindings`); orientation and closing do not matter.
 */
export function arrange(
	sources: readonly Areal[],
	lines: readonly (readonly Position[])[] = [],
): Arrangement {
	const frame = new GroundFrame(boundsOfAll(sources, lines));
	const grid = new NodeGrid(frame, SAME_POINT_M);
	const segments: Segment[] = [];
	const addChain = (chain: readonly Position[], source: number) => {
		const ids = chain.map((position) => grid.add(position, source));
		for (let i = 1; i < ids.length; i++) {
			const [from, to] = [ids[i - 1] as number, ids[i] as number];
			if (from !== to) segments.push({ from, to, source, on: [] });
		}
	};
	sources.forEach((geometry, source) => {
		for (const rings of polygonsOf(geometry))
			rings.forEach((ring, r) => addChain(insideLeft(ring, r > 0), source));
	});
	for (const line of lines) addChain(line, sources.length);
	if (segments.length > 0) {
		const index = indexOf(segments, grid);
		putCornersOnEdges(segments, grid, index);
		cutCrossings(segments, grid, index, sources.length);
	}
	return {
		nodes: grid.positions,
		corners: grid.owners.map((owners) => new Set([...owners].filter((o) => o < sources.length))),
		edges: edgesOf(segments, sources.length),
	};
}

function boundsOfAll(sources: readonly Areal[], lines: readonly (readonly Position[])[]): Bounds {
	const all = sources.map(boundsOf);
	for (const line of lines) all.push(boundsOf({ type: 'Polygon', coordinates: [[...line]] }));
	return all.reduce((a, b) => [
		Math.min(a[0], b[0]),
		Math.min(a[1], b[1]),
		Math.max(a[2], b[2]),
		Math.max(a[3], b[3]),
	]);
}

/** A closed chain with the polygon's inside to its left: outer rings counter-clockwise, holes clockwise. */
function insideLeft(ring: readonly Position[], hole: boolean): Position[] {
	const chain = [...ring, ring[0] as Position];
	return signedShoelace(ring) > 0 === hole ? chain.reverse() : chain;
}

function indexOf(segments: readonly Segment[], grid: NodeGrid): Flatbush {
	const index = new Flatbush(segments.length);
	for (const { from, to } of segments) {
		const [a, b] = [grid.metres(from), grid.metres(to)];
		index.add(
			Math.min(a[0], b[0]) - SAME_POINT_M,
			Math.min(a[1], b[1]) - SAME_POINT_M,
			Math.max(a[0], b[0]) + SAME_POINT_M,
			Math.max(a[1], b[1]) + SAME_POINT_M,
		);
	}
	index.finish();
	return index;
}

function putCornersOnEdges(segments: Segment[], grid: NodeGrid, index: Flatbush): void {
	for (let node = 0; node < grid.positions.length; node++) {
		const [x, y] = grid.metres(node);
		for (const i of index.search(x, y, x, y)) {
			const segment = segments[i] as Segment;
			if (segment.from === node || segment.to === node) continue;
			const foot = footOn(grid.metres(segment.from), grid.metres(segment.to), grid.metres(node));
			if (foot.distance > SAME_POINT_M) continue;
			// The earlier boundary stays straight: whoever comes later is put on it.
			if (grid.firstOwner(node) > segment.source) grid.move(node, foot.at);
			segment.on.push({ node, along: foot.along });
		}
	}
}

function cutCrossings(segments: Segment[], grid: NodeGrid, index: Flatbush, lines: number): void {
	segments.forEach((a, i) => {
		const [p, q] = [grid.metres(a.from), grid.metres(a.to)];
		const near = index.search(
			Math.min(p[0], q[0]),
			Math.min(p[1], q[1]),
			Math.max(p[0], q[0]),
			Math.max(p[1], q[1]),
			(j) => j > i,
		);
		for (const j of near) {
			const b = segments[j] as Segment;
			if ((a.source === b.source && a.source < lines) || meetAlready(a, b)) continue;
			const crossing = crossingOf(p, q, grid.metres(b.from), grid.metres(b.to));
			if (!crossing) continue;
			const node = grid.addAt(crossing.at);
			if (node !== a.from && node !== a.to) a.on.push({ node, along: crossing.alongA });
			if (node !== b.from && node !== b.to) b.on.push({ node, along: crossing.alongB });
		}
	});
}

/** Whether an end of one is an end of the other or was put on it. */
function meetAlready(a: Segment, b: Segment): boolean {
	const touches = (s: Segment, node: number) =>
		s.from === node || s.to === node || s.on.some((on) => on.node === node);
	return touches(a, b.from) || touches(a, b.to) || touches(b, a.from) || touches(b, a.to);
}

function crossingOf(
	p: Metres,
	q: Metres,
	r: Metres,
	s: Metres,
): { at: Metres; alongA: number; alongB: number } | null {
	const [ax, ay, bx, by] = [q[0] - p[0], q[1] - p[1], s[0] - r[0], s[1] - r[1]];
	const cross = ax * by - ay * bx;
	if (cross === 0) return null;
	const [cx, cy] = [r[0] - p[0], r[1] - p[1]];
	const alongA = (cx * by - cy * bx) / cross;
	const alongB = (cx * ay - cy * ax) / cross;
	if (alongA <= 0 || alongA >= 1 || alongB <= 0 || alongB >= 1) return null;
	return { at: [p[0] + alongA * ax, p[1] + alongA * ay], alongA, alongB };
}

/** The stretches between nodes; those that several sources share are one edge. */
function edgesOf(segments: readonly Segment[], sources: number): NodedEdge[] {
	const edges = new Map<string, NodedEdge>();
	for (const { from, to, source, on } of segments) {
		const stops = on.sort((a, b) => a.along - b.along).map((stop) => stop.node);
		let at = from;
		for (const next of [...stops, to]) {
			if (next === at) continue;
			const forward = at < next;
			const key = forward ? `${at} ${next}` : `${next} ${at}`;
			let edge = edges.get(key);
			if (!edge) {
				edge = {
					from: Math.min(at, next),
					to: Math.max(at, next),
					sides: new Array<number>(sources).fill(0),
					line: false,
				};
				edges.set(key, edge);
			}
			if (source < sources) edge.sides[source] = (edge.sides[source] as number) + (forward ? 1 : -1);
			else edge.line = true;
			at = next;
		}
	}
	return [...edges.values()];
}
