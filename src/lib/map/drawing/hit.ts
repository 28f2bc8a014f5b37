import { sideOf } from '#lib/domain/geometry/rings.ts';
import { type Outline, type Point, type Ring, type VertexRef } from './outline.ts';

/** A place on the screen, CSS pixels from the map's top left. */
export interface Pixel {
	x: number;
	y: number;
}
export type Project = (point: Point) => Pixel;

export type Hit = { kind: 'vertex' | 'midpoint' | 'edge'; ref: VertexRef } | { kind: 'inside' } | null;

/** How near the pointer must be, px. A finger covers more than a mouse points at. */
export const REACH = { mouse: 9, pen: 11, touch: 20 } as const;
/** An edge shorter than this on the screen shows no midpoint: it would lie on the corners. */
const SHORTEST_EDGE = 28;

const distance = (a: Pixel, b: Pixel) => Math.hypot(a.x - b.x, a.y - b.y);

/** Edges long enough on the screen to be pulled by their middle. */
export function pullableEdges(outline: Outline, project: Project): { ref: VertexRef; at: Pixel }[] {
	const found: { ref: VertexRef; at: Pixel }[] = [];
	outline.forEach((rings, part) =>
		rings.forEach((ring, r) => {
			const pixels = ring.map(project);
			pixels.forEach((from, vertex) => {
				const to = pixels[(vertex + 1) % pixels.length] as Pixel;
				if (distance(from, to) < SHORTEST_EDGE) return;
				found.push({
					ref: { part, ring: r, vertex },
					at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
				});
			});
		}),
	);
	return found;
}

/** What of the outline is under the pointer: a corner before a midpoint before an edge before the inside. */
export function hitTest(outline: Outline, project: Project, at: Pixel, reach: number): Hit {
	let nearest: { ref: VertexRef; distance: number } | null = null;
	outline.forEach((rings, part) =>
		rings.forEach((ring, r) =>
			ring.forEach((point, vertex) => {
				const d = distance(project(point), at);
				if (d <= reach && d < (nearest?.distance ?? Infinity))
					nearest = { ref: { part, ring: r, vertex }, distance: d };
			}),
		),
	);
	if (nearest) return { kind: 'vertex', ref: (nearest as { ref: VertexRef }).ref };
	const middle = pullableEdges(outline, project).find((edge) => distance(edge.at, at) <= reach);
	if (middle) return { kind: 'midpoint', ref: middle.ref };
	const edge = edgeAt(outline, project, at, reach * 0.6);
	if (edge) return { kind: 'edge', ref: edge };
	return outline.some((rings) => insidePart(rings, project, at)) ? { kind: 'inside' } : null;
}

/** The edge that passes nearest, within reach. */
function edgeAt(outline: Outline, project: Project, at: Pixel, reach: number): VertexRef | null {
	let nearest: { ref: VertexRef; distance: number } | null = null;
	for (const [part, rings] of outline.entries())
		for (const [ring, points] of rings.entries()) {
			const pixels = points.map(project);
			for (const [vertex, from] of pixels.entries()) {
				const d = toEdge(at, from, pixels[(vertex + 1) % pixels.length] as Pixel);
				if (d <= reach && d < (nearest?.distance ?? Infinity))
					nearest = { ref: { part, ring, vertex }, distance: d };
			}
		}
	return nearest?.ref ?? null;
}

function toEdge(at: Pixel, from: Pixel, to: Pixel): number {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const share = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
	const along = Math.min(1, Math.max(0, share || 0));
	return Math.hypot(from.x + along * dx - at.x, from.y + along * dy - at.y);
}

function insidePart(rings: readonly Ring[], project: Project, at: Pixel): boolean {
	const sides = rings.map((ring) =>
		sideOf(
			ring.map(project).map(({ x, y }) => [x, y]),
			at.x,
			at.y,
		),
	);
	return (sides[0] ?? -1) >= 0 && sides.slice(1).every((side) => side <= 0);
}

/** Which end of a sketch a tap is on: the first corner closes it (from three corners on), the last one too (double click). */
export function sketchEndAt(
	sketch: Ring,
	project: Project,
	at: Pixel,
	reach: number,
): 'first' | 'last' | null {
	const [first, last] = [sketch[0], sketch.at(-1)];
	if (last && sketch.length > 1 && distance(project(last), at) <= reach / 2) return 'last';
	if (first && sketch.length > 2 && distance(project(first), at) <= reach) return 'first';
	return null;
}
