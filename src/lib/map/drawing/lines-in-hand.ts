import { cornerAt, type Point, type Ring } from './outline.ts';
import { sheetOf, type Session } from './session.ts';
import type { Edge } from './snap-target.ts';
import { ownEdges, type OwnLines } from './snapper.ts';

/** Sides so far back are no longer what one draws parallel to. */
const PARALLEL_TO = 3;

/**
 * What of the drawing a pointer can snap to, and the corners before the one in hand (the last one last): of the sketch,
 * of the line asked for, or, with a corner in hand, its two predecessors.
 */
export function linesInHand(session: Session, gesture: Ring | null): OwnLines & { corners: Ring } {
	const { outline, sketch } = sheetOf(session);
	const line = gesture ?? sketch;
	if (line) {
		const edges = gesture
			? [...ownEdges(outline, sketch, null), ...ownEdges([], gesture, null)]
			: ownEdges(outline, sketch, null);
		const sides = line.slice(1).map((to, i): Edge => [line[i] as Point, to]);
		const last = line.at(-1);
		return {
			edges,
			corners: line,
			anchors: last ? [last] : [],
			extended: sides.length > 1 ? [sides[0] as Edge, sides.at(-1) as Edge] : sides,
			// The last side itself is extended; parallel to it would be the same line.
			parallels: sides.slice(-PARALLEL_TO - 1, -1),
		};
	}
	const { drag } = session;
	const edges = ownEdges(outline, null, drag?.ref ?? null);
	if (drag?.kind !== 'vertex' || !drag.ref) return { edges, corners: [] };
	const { ref } = drag;
	const around = (by: number) => cornerAt(outline, ref, by);
	const [before2, before, after, after2] = [around(-2), around(-1), around(1), around(2)] as [
		Point,
		Point,
		Point,
		Point,
	];
	return {
		edges,
		corners: [before2, before],
		anchors: [before, after],
		extended: [
			[before2, before],
			[after2, after],
		],
		parallels: [],
	};
}
