import { historyOf, record, redo, undo, type History } from './history.ts';
import {
	LEAST_CORNERS,
	sameRef,
	vertexAt,
	type Outline,
	type Point,
	type Ring,
	type VertexRef,
} from './outline.ts';
import { added, CORNERS_OF, POLYGON, ringOf, type SketchTool } from './sketch-tool.ts';

/** Steps by name, for the list of what can be undone. */
export const STEP_NAMES = [
	'begin',
	'corner',
	'trace',
	'typed',
	'take-back',
	'finish',
	'give-up',
	'clear',
	'move-corner',
	'move-edge',
	'move-all',
	'nudge',
	'insert',
	'remove-corner',
	'remove-hole',
	'remove-part',
	'mend',
	'from-parcels',
	'operation',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What is on the table: the finished outline, and the corners of one that is being drawn. */
export interface Sheet {
	readonly outline: Outline;
	/** Null while nothing is being drawn. */
	readonly sketch: Ring | null;
	/** What the sketch is and what becomes of it; without it: a polygon, the outline itself. */
	readonly tool?: SketchTool;
	/** The step that led here, as the list of steps names it. */
	readonly by?: StepName;
}

/** A hand on a corner, an edge or the whole: `sheet` is what is shown meanwhile, recorded when it is let go. */
interface Drag {
	readonly kind: 'vertex' | 'edge' | 'shape';
	readonly ref: VertexRef | null;
	/** Where it was taken, and how the sheet was. */
	readonly from: Point;
	readonly before: Sheet;
	readonly sheet: Sheet;
}

/**
 * A drawing session: a pure state machine. Every function takes a session and returns the next one; the same session
 * comes back where there was nothing to do. Only sheets are history, so undo and redo reach every corner ever placed,
 * moved or removed, and a cancelled sketch too.
 */
export interface Session {
	readonly history: History<Sheet>;
	readonly selected: VertexRef | null;
	/** The selection is the edge that starts at the corner, not the corner. */
	readonly onEdge: boolean;
	readonly drag: Drag | null;
	/** Where the rubber band ends, while drawing, and what it passes on the way (a boundary that is followed). */
	readonly pointer: Point | null;
	readonly via: Ring;
	/** Whether the finished outline shows its corners and can be changed. */
	readonly editing: boolean;
}

export type Mode = 'idle' | 'drawing' | 'editing';

const EMPTY: Sheet = { outline: [], sketch: null };
const NO_POINTER = { pointer: null, via: [] } as const;

/** A session that starts from an outline (a saved drawing, a parcel) or from nothing. */
export function sessionOf(outline: Outline = []): Session {
	return {
		history: historyOf(outline.length > 0 ? { outline, sketch: null } : EMPTY),
		selected: null,
		onEdge: false,
		drag: null,
		...NO_POINTER,
		editing: outline.length > 0,
	};
}

/** What is shown now: the sheet, with the hand's movement in it. */
export const sheetOf = (session: Session): Sheet => session.drag?.sheet ?? session.history.present;

export function modeOf(session: Session): Mode {
	const { outline, sketch } = sheetOf(session);
	if (sketch) return 'drawing';
	return session.editing && outline.length > 0 ? 'editing' : 'idle';
}

/** What is being drawn: the sketch's tool, a plain polygon where it names none. */
export const toolOf = (session: Session): SketchTool => sheetOf(session).tool ?? POLYGON;

/** The outline as it would be if it were finished now: the sketch closed through the pointer. */
export function previewOf(session: Session): Outline {
	const { outline, sketch } = sheetOf(session);
	if (!sketch) return outline;
	const { form, adds } = toolOf(session);
	const ring = ringOf(form, [...sketch, ...session.via], session.pointer);
	if (ring.length >= LEAST_CORNERS) return added(outline, ring, adds);
	return adds === 'outline' ? [] : outline;
}

/** The session with a new sheet as its present; steps of one tag in a row are one. */
export function step(session: Session, sheet: Sheet, by: StepName, tag: string | null = null): Session {
	if (sheet === session.history.present) return session;
	return { ...session, history: record(session.history, { ...sheet, by }, tag) };
}

/**
 * Begins a sketch: a new outline (the one that stood there comes back with undo or Esc), a further part or a hole. A
 * sketch begun with another tool gives way; a hole needs an outline to be in.
 */
export function startDrawing(session: Session, tool: SketchTool = POLYGON): Session {
	const { sketch } = session.history.present;
	const { form, adds } = toolOf(session);
	if (sketch && form === tool.form && adds === tool.adds) return session;
	const free = sketch ? cancel(session) : session;
	const { outline } = free.history.present;
	if (tool.adds === 'hole' && outline.length === 0) return session;
	const sheet = { outline: tool.adds === 'outline' ? [] : outline, sketch: [], tool };
	return { ...step(free, sheet, 'begin'), selected: null, drag: null, ...NO_POINTER };
}

/** Places a corner. One on top of the last is not placed: it would be a point twice. The last of a rectangle closes it. */
export const addVertex = (session: Session, point: Point): Session => addVertices(session, [point], 'corner');

/** Places corners in one step: a boundary that was followed. */
export function addVertices(session: Session, points: readonly Point[], by: StepName = 'trace'): Session {
	const { present } = session.history;
	if (!present.sketch) return session;
	const sketch = [...present.sketch];
	for (const point of points) {
		const last = sketch.at(-1);
		if (!last || last[0] !== point[0] || last[1] !== point[1]) sketch.push(point);
	}
	if (sketch.length === present.sketch.length) return session;
	const next = { ...step(session, { ...present, sketch }, by), pointer: points.at(-1) ?? null, via: [] };
	return sketch.length >= CORNERS_OF[toolOf(session).form] ? closed(session, next) : next;
}

/** A form that its last corner completes: one step from the corner before it. */
function closed(before: Session, session: Session): Session {
	const { outline, sketch, tool = POLYGON } = session.history.present;
	const ring = ringOf(tool.form, (sketch as Ring).slice(0, CORNERS_OF[tool.form]), null);
	const sheet = { outline: added(outline, ring, tool.adds), sketch: null };
	return { ...step(before, sheet, 'finish'), ...NO_POINTER, editing: true };
}

/** Backspace while drawing: the last corner goes. */
export function removeLast(session: Session): Session {
	const { present } = session.history;
	const { sketch } = present;
	return sketch && sketch.length > 0
		? step(session, { ...present, sketch: sketch.slice(0, -1) }, 'take-back')
		: session;
}

/** Whether the sketch has enough corners to be finished by hand. */
export const canFinish = (session: Session): boolean =>
	toolOf(session).form === 'polygon' && (session.history.present.sketch?.length ?? 0) >= LEAST_CORNERS;

/** Closes the sketch; below three corners there is nothing to close. */
export function finish(session: Session): Session {
	const { outline, sketch, tool = POLYGON } = session.history.present;
	if (!sketch || !canFinish(session)) return session;
	const sheet = { outline: added(outline, sketch, tool.adds), sketch: null };
	return { ...step(session, sheet, 'finish'), ...NO_POINTER, editing: true };
}

/**
 * Esc, one thing at a time: lets go of what is dragged (unmoved), gives up the sketch (undo brings it back), deselects,
 * leaves editing.
 */
export function cancel(session: Session): Session {
	if (session.drag) return { ...session, drag: null };
	if (session.history.present.sketch) {
		const before = session.history.past.findLast((sheet) => sheet.sketch === null) ?? EMPTY;
		return { ...step(session, { ...before }, 'give-up'), ...NO_POINTER };
	}
	if (session.selected) return { ...session, selected: null };
	return session.editing ? { ...session, editing: false } : session;
}

/** The pointer moved while drawing; `via`: the corners that a click here would place before it. */
export function point(session: Session, pointer: Point | null, via: Ring = []): Session {
	return session.history.present.sketch ? { ...session, pointer, via } : session;
}

export function edit(session: Session): Session {
	return session.editing ? session : { ...session, editing: true };
}

/** Selects a corner, or (`onEdge`) the edge that starts at it. */
export function select(session: Session, ref: VertexRef | null, onEdge = false): Session {
	return sameRef(session.selected, ref) && session.onEdge === onEdge
		? session
		: { ...session, selected: ref, onEdge };
}

/** Takes the whole outline off the sheet; undo brings it back. */
export function clear(session: Session): Session {
	const { outline, sketch } = session.history.present;
	if (outline.length === 0 && !sketch) return session;
	return { ...step(session, { ...EMPTY }, 'clear'), selected: null, drag: null, ...NO_POINTER };
}

/** Puts another outline in place of the present one (an operation's result); undo brings the former back. */
export function replaceOutline(session: Session, outline: Outline, by: StepName = 'operation'): Session {
	if (outline === session.history.present.outline) return session;
	return {
		...step(session, { outline, sketch: null }, by),
		selected: null,
		drag: null,
		...NO_POINTER,
		editing: true,
	};
}

export const canUndo = (session: Session): boolean => session.history.past.length > 0;
export const canRedo = (session: Session): boolean => session.history.future.length > 0;

export const undoStep = (session: Session): Session => travelled(session, undo(session.history));
export const redoStep = (session: Session): Session => travelled(session, redo(session.history));

/** A place in the list of steps: what was done, and whether it is where one stands. */
export interface Step {
	/** Steps back from the present (negative) or forward to what was undone. */
	readonly index: number;
	readonly by: StepName | null;
	readonly current: boolean;
}

const LISTED = 24;

/** The latest steps, newest first, those that were undone among them. */
export function stepsOf({ history: { past, present, future } }: Session): Step[] {
	const before = past.slice(-LISTED);
	return [...before, present, ...future.slice(0, LISTED)]
		.map((sheet, i): Step => ({ index: i - before.length, by: sheet.by ?? null, current: sheet === present }))
		.toReversed();
}

/** Goes so many steps back (negative) or forward. */
export function travelTo(session: Session, index: number): Session {
	let next = session;
	for (let i = 0; i < Math.abs(index); i++) next = index < 0 ? undoStep(next) : redoStep(next);
	return next;
}

function travelled(session: Session, history: History<Sheet>): Session {
	if (history === session.history) return session;
	const { outline } = history.present;
	const selected = session.selected && vertexAt(outline, session.selected) ? session.selected : null;
	return { ...session, history, selected, drag: null, ...NO_POINTER, editing: true };
}
