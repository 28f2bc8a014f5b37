import type { Position } from 'geojson';
import Flatbush from 'flatbush';
import { type Areal, polygonsOf } from './areal.ts';
import { type Edge, meet, same } from './edge-meeting.ts';
import { signedShoelace } from './plane-area.ts';
import { RingChains } from './ring-chains.ts';
import { ringInside } from './rings.ts';

export const BOUNDARY_FAULTS = [
	'boundary.bad-number',
	'boundary.too-few-points',
	'boundary.unclosed',
	'boundary.duplicate-point',
	'boundary.spike',
	'boundary.zero-area',
	'boundary.self-crossing',
	'boundary.self-touch',
	'boundary.rings-cross',
	'boundary.hole-outside',
	'boundary.nested',
	'boundary.interior-split',
] as const;
export type BoundaryFault = (typeof BOUNDARY_FAULTS)[number];

/** One fault of a boundary and where it is. Polygon, ring and point count from 1, ring 1 is the outer one. */
export interface BoundaryFinding {
	code: BoundaryFault;
	polygon: number;
	ring: number;
	/** Position in the ring of the vertex, or of the start of the edge, that the fault is at. */
	point?: number;
	/** Where on the map, in the geometry's own coordinates. */
	at?: [number, number];
}

/** Faults that leave the area and the shape as they are: told, but no reason to refuse a boundary. */
const HARMLESS: readonly BoundaryFault[] = ['boundary.duplicate-point', 'boundary.unclosed'];

/** Whether a boundary can be stored and measured as it is. */
export function isUsable(findings: readonly BoundaryFinding[]): boolean {
	return findings.every((f) => HARMLESS.includes(f.code));
}

/** Looks a boundary over. Nothing is mended here: every fault is returned with its place. */
export function boundaryFindings(geometry: Areal): BoundaryFinding[] {
	const findings: BoundaryFinding[] = [];
	const edges: Edge[] = [];
	const polygons = polygonsOf(geometry);
	polygons.forEach((rings, p) =>
		rings.forEach((ring, r) => edges.push(...ringEdges(ring, p + 1, r + 1, findings))),
	);
	if (findings.some((f) => f.code === 'boundary.bad-number')) return findings;
	const crossed = crossings(edges);
	findings.push(...crossed);
	if (!crossed.some((f) => f.code === 'boundary.rings-cross')) findings.push(...misplacedRings(polygons));
	return findings;
}

/** Checks one ring by itself and gives its edges, repeated points left out. */
function ringEdges(
	ring: readonly Position[],
	polygon: number,
	number: number,
	findings: BoundaryFinding[],
): Edge[] {
	const add = (code: BoundaryFault, i?: number) => {
		const at = i === undefined ? undefined : ring[i];
		findings.push({
			code,
			polygon,
			ring: number,
			...(at ? { point: (i as number) + 1, at: [at[0] as number, at[1] as number] } : {}),
		});
	};
	const bad = ring.findIndex((p) => !Number.isFinite(p[0]) || !Number.isFinite(p[1]));
	if (bad >= 0) {
		findings.push({ code: 'boundary.bad-number', polygon, ring: number, point: bad + 1 });
		return [];
	}
	const closed = ring.length > 1 && same(ring[0] as Position, ring[ring.length - 1] as Position);
	const kept: number[] = [];
	for (let i = 0; i < (closed ? ring.length - 1 : ring.length); i++) {
		const before = kept[kept.length - 1];
		if (before !== undefined && same(ring[before] as Position, ring[i] as Position))
			add('boundary.duplicate-point', i);
		else kept.push(i);
	}
	// Repeated at the very end: the ring is closed twice over.
	while (
		kept.length > 1 &&
		same(ring[kept[0] as number] as Position, ring[kept[kept.length - 1] as number] as Position)
	)
		add('boundary.duplicate-point', kept.pop());
	if (kept.length < 3) {
		add('boundary.too-few-points', 0);
		return [];
	}
	if (!closed) add('boundary.unclosed', ring.length - 1);
	if (signedShoelace(ring) === 0) add('boundary.zero-area', 0);
	return kept.map((i, place) => {
		const next = kept[(place + 1) % kept.length] as number;
		const before = kept[(place + kept.length - 1) % kept.length] as number;
		if (turnsBack(ring[before] as Position, ring[i] as Position, ring[next] as Position))
			add('boundary.spike', i);
		return {
			polygon,
			ring: number,
			place,
			count: kept.length,
			point: i + 1,
			from: ring[i] as Position,
			to: ring[next] as Position,
		};
	});
}

/** An outline that runs back over itself: the angle is nil as far as the numbers tell. */
function turnsBack(a: Position, b: Position, c: Position): boolean {
	const [ux, uy] = [(b[0] as number) - (a[0] as number), (b[1] as number) - (a[1] as number)];
	const [vx, vy] = [(c[0] as number) - (b[0] as number), (c[1] as number) - (b[1] as number)];
	return (
		ux * vx + uy * vy < 0 && Math.abs(ux * vy - uy * vx) <= 1e-9 * Math.hypot(ux, uy) * Math.hypot(vx, vy)
	);
}

/** Edges that meet where they should not, each pair once. */
function crossings(edges: readonly Edge[]): BoundaryFinding[] {
	if (edges.length === 0) return [];
	const index = new Flatbush(edges.length);
	for (const { from, to } of edges) {
		const [x1, y1, x2, y2] = [from[0], from[1], to[0], to[1]] as [number, number, number, number];
		index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
	}
	index.finish();
	const findings: BoundaryFinding[] = [];
	const seen = new Set<string>();
	const splits = new RingChains();
	edges.forEach((a, i) => {
		const [x1, y1, x2, y2] = [a.from[0], a.from[1], a.to[0], a.to[1]] as [number, number, number, number];
		const box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)] as const;
		for (const j of index.search(...box, (other) => other > i)) {
			const b = edges[j] as Edge;
			const sameRing = a.polygon === b.polygon && a.ring === b.ring;
			const step = Math.abs(b.place - a.place);
			if (sameRing && (step === 1 || step === a.count - 1)) continue;
			const meeting = meet(a, b);
			if (!meeting) continue;
			if (!sameRing && meeting.kind === 'touch') {
				// Parts may touch at points; so may rings of one part, but not so that a chain of them closes.
				if (a.polygon === b.polygon && splits.join(a, b, meeting.at)) {
					findings.push({
						code: 'boundary.interior-split',
						polygon: a.polygon,
						ring: b.ring,
						at: meeting.at,
					});
				}
				continue;
			}
			const code = !sameRing
				? 'boundary.rings-cross'
				: meeting.kind === 'touch'
					? 'boundary.self-touch'
					: 'boundary.self-crossing';
			const key = `${code} ${meeting.at.join(' ')}`;
			if (seen.has(key)) continue;
			seen.add(key);
			findings.push({ code, polygon: a.polygon, ring: a.ring, point: a.point, at: meeting.at });
		}
	});
	return findings;
}

/** Holes outside their outer ring, holes in holes, parts in parts. */
function misplacedRings(polygons: Position[][][]): BoundaryFinding[] {
	const findings: BoundaryFinding[] = [];
	polygons.forEach((rings, p) => {
		const [outer, ...holes] = rings;
		if (!outer) return;
		holes.forEach((hole, h) => {
			if (hole.length < 3) return;
			if (!ringInside(hole, outer))
				findings.push({ code: 'boundary.hole-outside', polygon: p + 1, ring: h + 2 });
			else if (holes.some((other, o) => o !== h && other.length >= 3 && ringInside(hole, other)))
				findings.push({ code: 'boundary.nested', polygon: p + 1, ring: h + 2 });
		});
		const within = polygons.some(
			(others, o) =>
				o !== p &&
				others[0] !== undefined &&
				ringInside(outer, others[0]) &&
				!others.slice(1).some((hole) => ringInside(outer, hole)),
		);
		if (within) findings.push({ code: 'boundary.nested', polygon: p + 1, ring: 1 });
	});
	return findings;
}
