import type { Point, Ring, Outline } from '../drawing/outline.ts';
import type { Pixel, Project } from '../drawing/hit.ts';

/** What would come of it: the result, a piece that would be kept, one that would go. */
export type GhostLook = 'result' | 'kept' | 'gone';

/** An area shown over the map that is not (yet) the drawing. */
export interface GhostArea {
	outline: Outline;
	look: GhostLook;
	/** Stands in its middle, lines of text. */
	label?: readonly string[];
}

/** A measured line or ring. */
export interface GhostLine {
	points: Ring;
	closed: boolean;
	/** What stands at a place of it. */
	labels: readonly { at: Point; text: string; strong: boolean; beside?: boolean }[];
	/** Being drawn: its corners are marked. */
	open: boolean;
}

export interface Ghosts {
	areas: readonly GhostArea[];
	lines: readonly GhostLine[];
	/** Where the next point would land. */
	tip?: { at: Point; snapped: boolean } | null;
	/** Points are placed from the map's middle, by keyboard. */
	aims?: boolean;
}

export const NO_GHOSTS: Ghosts = { areas: [], lines: [] };

/** The same in pixels. */
export interface GhostScene {
	areas: { rings: Pixel[][]; look: GhostLook; label: readonly string[]; at: Pixel | null }[];
	lines: { pixels: Pixel[]; closed: boolean; open: boolean }[];
	labels: { at: Pixel; text: string; strong: boolean; beside?: boolean }[];
	tip: { at: Pixel; snapped: boolean } | null;
	crosshair: boolean;
}

export function ghostSceneOf({ areas, lines, tip, aims = false }: Ghosts, project: Project): GhostScene {
	return {
		areas: areas.map(({ outline, look, label = [] }) => {
			const parts = outline.map((part) => part.map((ring) => ring.map(project)));
			return { rings: parts.flat(), look, label, at: label.length > 0 ? middleOf(parts) : null };
		}),
		lines: lines.map(({ points, closed, open }) => ({ pixels: points.map(project), closed, open })),
		labels: lines.flatMap(({ labels }) => labels.map(({ at, ...rest }) => ({ at: project(at), ...rest }))),
		tip: tip ? { at: project(tip.at), snapped: tip.snapped } : null,
		crosshair: aims,
	};
}

/**
 * A place well inside the largest part: of the horizontal runs through the inside at a few heights the middle of the
 * longest.
 */
function middleOf(parts: readonly Pixel[][][]): Pixel | null {
	let best: { at: Pixel; width: number } | null = null;
	for (const rings of parts) {
		const ys = (rings[0] ?? []).map((p) => p.y);
		const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
		for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
			const y = top + (bottom - top) * share;
			const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
			for (let i = 1; i < crossings.length; i += 2) {
				const [from, to] = [crossings[i - 1] as number, crossings[i] as number];
				if (to - from > (best?.width ?? 0) * 1.2) best = { at: { x: (from + to) / 2, y }, width: to - from };
			}
		}
	}
	return best?.at ?? null;
}

function crossingsAt(ring: readonly Pixel[], y: number): number[] {
	return ring.flatMap((b, i) => {
		const a = ring[(i || ring.length) - 1] as Pixel;
		return a.y > y === b.y > y ? [] : [a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)];
	});
}
