import { pullableEdges, type Pixel, type Project } from './hit.ts';
import { sameRef, type Outline, type Point, type Ring } from './outline.ts';
import { modeOf, sheetOf, type Session } from './session.ts';

/** Where the pointer would land, shown before it lands. */
export interface SnapMark {
	at: Point;
	kind: 'vertex' | 'edge';
}

/** What is drawn over the map, in pixels of the screen: plain data, so that what is seen can be tested. */
export interface Scene {
	/** Closed rings of the outline by part; filled even-odd, so holes stay open. */
	parts: Pixel[][][];
	/** Corners placed so far, as a line; its first corner closes the shape. */
	sketch: Pixel[];
	/** From the last corner over the pointer to the first: how it would close. */
	rubber: Pixel[];
	corners: { at: Pixel; selected: boolean; closes: boolean }[];
	midpoints: Pixel[];
	/** Where the boundary crosses or touches itself. */
	faults: Pixel[];
	snap: { at: Pixel; kind: SnapMark['kind'] } | null;
	crosshair: Pixel | null;
}

export interface SceneInput {
	session: Session;
	faults: readonly (readonly [number, number])[];
	snap: SnapMark | null;
	/** Shown while drawing goes by the keyboard. */
	crosshair: Pixel | null;
}

export function sceneOf({ session, faults, snap, crosshair }: SceneInput, project: Project): Scene {
	const mode = modeOf(session);
	const { outline, sketch } = sheetOf(session);
	return {
		parts: outline.map((part) => part.map((ring) => ring.map(project))),
		sketch: sketch?.map(project) ?? [],
		rubber: rubberOf(sketch, session.pointer, project),
		corners: [
			...(sketch ?? []).map((point, i) => ({
				at: project(point),
				selected: false,
				closes: i === 0 && (sketch?.length ?? 0) > 2,
			})),
			...(mode === 'editing' ? outlineCorners(outline, session, project) : []),
		],
		midpoints:
			mode === 'editing' && !session.drag ? pullableEdges(outline, project).map((edge) => edge.at) : [],
		faults: faults.map((at) => project(at)),
		snap: snap && { at: project(snap.at), kind: snap.kind },
		crosshair: mode === 'drawing' ? crosshair : null,
	};
}

function rubberOf(sketch: Ring | null, pointer: Point | null, project: Project): Pixel[] {
	const last = sketch?.at(-1);
	if (!sketch || !last || !pointer) return [];
	const closing = sketch.length > 1 ? [sketch[0] as Point] : [];
	return [last, pointer, ...closing].map(project);
}

function outlineCorners(outline: Outline, session: Session, project: Project): Scene['corners'] {
	return outline.flatMap((rings, part) =>
		rings.flatMap((ring, r) =>
			ring.map((point, vertex) => ({
				at: project(point),
				selected: sameRef(session.selected, { part, ring: r, vertex }),
				closes: false,
			})),
		),
	);
}
