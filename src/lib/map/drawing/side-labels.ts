import { geodesicM } from '#lib/domain/geometry/geodesic.ts';
import type { Pixel, Project } from './hit.ts';
import { cornerAt, type Outline, type Point, type VertexRef } from './outline.ts';
import { sheetOf, toolOf, type Session } from './session.ts';
import { ringOf } from './sketch-tool.ts';

/** A side shorter than this on the screen has no room for its length, px. */
const ROOM = 56;
/** Of a long sketch the last sides are labelled: the others are done with. */
const LABELLED = 8;

/**
 * The sides whose lengths matter now, in pixels with their length as text: those of the sketch, those that hang on the
 * corner or edge in hand or selected. Of an outline at rest none: the picture stays calm.
 */
export function sidesToLabel(session: Session, project: Project): { from: Pixel; to: Pixel; text: string }[] {
	const labels: { from: Pixel; to: Pixel; text: string }[] = [];
	for (const [a, b] of sidesInHand(session)) {
		const [from, to] = [project(a), project(b)];
		if (Math.hypot(to.x - from.x, to.y - from.y) < ROOM) continue;
		labels.push({ from, to, text: `${geodesicM(...a, ...b).toFixed(2)} m` });
	}
	return labels;
}

function sidesInHand(session: Session): [Point, Point][] {
	const { outline, sketch } = sheetOf(session);
	if (sketch) {
		const { form } = toolOf(session);
		const ring = ringOf(form, [...sketch, ...session.via], session.pointer);
		const sides = ring.slice(1).map((to, i): [Point, Point] => [ring[i] as Point, to]);
		const closes = form !== 'polygon' && ring.length === 4;
		return closes ? sides.slice(0, 2) : sides.slice(-LABELLED);
	}
	const { drag, selected, onEdge } = session;
	const ref = drag?.ref ?? (drag ? null : selected);
	if (!ref) return [];
	const edge = drag ? drag.kind === 'edge' : onEdge;
	return (edge ? [-1, 0, 1] : [-1, 0]).flatMap((by) => sideAt(outline, ref, by));
}

/** The side `by` places after the one that starts at a corner. */
function sideAt(outline: Outline, ref: VertexRef, by: number): [Point, Point][] {
	const [from, to] = [cornerAt(outline, ref, by), cornerAt(outline, ref, by + 1)];
	return from && to ? [[from, to]] : [];
}
