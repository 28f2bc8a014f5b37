import type { Position } from 'geojson';
import { type Areal, polygonsOf } from './areal.ts';
import type { BoundaryFault, BoundaryFinding } from './boundary-finding.ts';
import { crossings } from './crossings.ts';
import type { Edge } from './edge-meeting.ts';
import { signedShoelace } from './plane-area.ts';
import { ringInside } from './rings.ts';

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
			...ends(ring[i] as Position, ring[next] as Position),
		};
	});
}

/** Whether two positions are the same to the last bit. */
function same(a: Position, b: Position): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

function ends(
	[x1 = NaN, y1 = NaN]: Position,
	[x2 = NaN, y2 = NaN]: Position,
): Pick<Edge, 'x1' | 'y1' | 'x2' | 'y2'> {
	return { x1, y1, x2, y2 };
}

/** An outline that runs back over itself: the angle is nil as far as the numbers tell. */
function turnsBack(a: Position, b: Position, c: Position): boolean {
	const [ux, uy] = [(b[0] as number) - (a[0] as number), (b[1] as number) - (a[1] as number)];
	const [vx, vy] = [(c[0] as number) - (b[0] as number), (c[1] as number) - (b[1] as number)];
	return (
		ux * vx + uy * vy < 0 && Math.abs(ux * vy - uy * vx) <= 1e-9 * Math.hypot(ux, uy) * Math.hypot(vx, vy)
	);
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
