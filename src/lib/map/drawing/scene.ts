import { shownOf, type Gesture } from './gesture.ts';
import { pullableEdges, type Pixel, type Project } from './hit.ts';
import { sameRef, type Outline, type Point, type Ring } from './outline.ts';
import { modeOf, sheetOf, toolOf, type Session } from './session.ts';
import { sidesToLabel } from './side-labels.ts';
import { ringOf } from './sketch-tool.ts';
import type { SnapKind, SnapTarget } from './snap-target.ts';

/** What is drawn over the map, in pixels of the screen: plain data, so that what is seen can be tested. */
export interface Scene {
	/** Closed rings of the outline by part; filled even-odd, so holes stay open. */
	parts: Pixel[][][];
	/** Corners placed so far, as a line; its first corner closes the shape. */
	sketch: Pixel[];
	/** From the last corner over the pointer to the first: how it would close. */
	rubber: Pixel[];
	/** What the sketch would enclose. */
	enclosed: Pixel[];
	/** It would be a hole: what it encloses is taken off. */
	cuts: boolean;
	corners: { at: Pixel; selected: boolean; closes: boolean }[];
	midpoints: Pixel[];
	/** The edge that is selected. */
	edge: [Pixel, Pixel] | null;
	/** Lengths of the sides in hand, beside their middles. */
	lengths: { from: Pixel; to: Pixel; text: string }[];
	/** Where the boundary crosses or touches itself; the one that is looked at is told apart. */
	faults: { at: Pixel; looked: boolean }[];
	snap: { at: Pixel; kind: SnapKind; guide: [Pixel, Pixel] | null; word: string } | null;
	/** What the hand is asked to show. */
	gesture: { line: Pixel[]; rubber: Pixel[]; closed: boolean; box: [Pixel, Pixel] | null } | null;
	crosshair: Pixel | null;
}

export interface SceneInput {
	session: Session;
	gesture: Gesture | null;
	faults: readonly (readonly [number, number])[];
	/** Which of the faults is looked at; −1: none. */
	fault: number;
	snap: SnapTarget | null;
	/** A short word for each kind of target. */
	snapWords: Readonly<Record<SnapKind, string>>;
	/** Shown while drawing goes by the keyboard. */
	crosshair: Pixel | null;
}

export function sceneOf(input: SceneInput, project: Project): Scene {
	const { session, gesture, faults, fault, snap, snapWords, crosshair } = input;
	const mode = modeOf(session);
	const { outline, sketch } = sheetOf(session);
	const { selected, onEdge } = session;
	const edited = mode === 'editing' && !gesture;
	const ring = selected && onEdge && edited ? outline[selected.part]?.[selected.ring] : undefined;
	const ends = ring && selected && [ring[selected.vertex], ring[(selected.vertex + 1) % ring.length]];
	return {
		parts: outline.map((part) => part.map((points) => points.map(project))),
		...sketchOf(session, sketch, project),
		cuts: sketch !== null && toolOf(session).adds === 'hole',
		corners: [
			...(sketch ?? []).map((point, i) => ({
				at: project(point),
				selected: false,
				closes: i === 0 && (sketch?.length ?? 0) > 2,
			})),
			...(edited ? outlineCorners(outline, session, project) : []),
		],
		midpoints: edited && !session.drag ? pullableEdges(outline, project).map((edge) => edge.at) : [],
		edge: ends?.[0] && ends[1] ? [project(ends[0]), project(ends[1])] : null,
		lengths: gesture ? [] : sidesToLabel(session, project),
		faults: faults.map((at, i) => ({ at: project(at), looked: i === fault })),
		snap: snap && {
			at: project(snap.position),
			kind: snap.kind,
			guide: snap.guide && [project(snap.guide[0]), project(snap.guide[1])],
			word: snapWords[snap.kind],
		},
		gesture: gesture && gestureScene(gesture, project),
		crosshair: mode === 'drawing' || gesture ? crosshair : null,
	};
}

function sketchOf(
	session: Session,
	sketch: Ring | null,
	project: Project,
): Pick<Scene, 'sketch' | 'rubber' | 'enclosed'> {
	if (!sketch) return { sketch: [], rubber: [], enclosed: [] };
	const { form } = toolOf(session);
	const { pointer, via } = session;
	const ring = ringOf(form, [...sketch, ...via], pointer).map(project);
	const enclosed = ring.length > 2 ? ring : [];
	const last = sketch.at(-1);
	if (form !== 'polygon' && enclosed.length > 0)
		return { sketch: sketch.map(project).slice(0, 2), rubber: [...ring, ring[0] as Pixel], enclosed };
	const closing = sketch.length + via.length > 1 ? [sketch[0] as Point] : [];
	const rubber = last && pointer ? [last, ...via, pointer, ...closing].map(project) : [];
	return { sketch: sketch.map(project), rubber, enclosed };
}

function gestureScene(gesture: Gesture, project: Project): NonNullable<Scene['gesture']> {
	const { kind } = gesture.ask;
	const { pointer, box } = gesture;
	const { points } = shownOf(gesture);
	const last = points.at(-1);
	const joined = kind === 'line' || kind === 'ring';
	return {
		line: points.map(project),
		rubber: joined && last && pointer ? [last, pointer].map(project) : [],
		closed: kind === 'ring',
		box: box && [project(box[0]), project(box[1])],
	};
}

function outlineCorners(outline: Outline, session: Session, project: Project): Scene['corners'] {
	return outline.flatMap((rings, part) =>
		rings.flatMap((ring, r) =>
			ring.map((point, vertex) => ({
				at: project(point),
				selected: !session.onEdge && sameRef(session.selected, { part, ring: r, vertex }),
				closes: false,
			})),
		),
	);
}
