import { historyOf, record, redo, undo, type History } from './history.ts';
import {
	cornerAfter,
	edgeMiddle,
	insertVertex,
	LEAST_CORNERS,
	moveBy,
	moveVertex,
	removeVertex,
	sameRef,
	vertexAt,
	type Outline,
	type Point,
	type Ring,
	type VertexRef,
} from './outline.ts';

/** What is on the table: the finished outline, and the corners of one that is being drawn. */
export interface Sheet {
	readonly outline: Outline;
	/** Null while nothing is being drawn. */
	readonly sketch: Ring | null;
}

/** A hand on a corner or on the whole: `sheet` is what is shown meanwhile, recorded when it is let go. */
interface Drag {
	readonly kind: 'vertex' | 'shape';
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
	readonly drag: Drag | null;
	/** Where the rubber band ends, while drawing. */
	readonly pointer: Point | null;
	/** Whether the finished outline shows its corners and can be changed. */
	readonly editing: boolean;
}

export type Mode = 'idle' | 'drawing' | 'editing';

const EMPTY: Sheet = { outline: [], sketch: null };

/** A session that starts from an outline (a saved drawing, a parcel) or from nothing. */
export function sessionOf(outline: Outline = []): Session {
	return {
		history: historyOf(outline.length > 0 ? { outline, sketch: null } : EMPTY),
		selected: null,
		drag: null,
		pointer: null,
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

/** The outline as it would be if it were finished now: the sketch closed through the pointer. */
export function previewOf(session: Session): Outline {
	const { outline, sketch } = sheetOf(session);
	if (!sketch) return outline;
	const last = sketch.at(-1);
	const pointer = session.pointer;
	const moved = pointer && !(last && last[0] === pointer[0] && last[1] === pointer[1]);
	const ring = moved ? [...sketch, pointer] : sketch;
	return ring.length >= LEAST_CORNERS ? [[ring]] : [];
}

const step = (session: Session, sheet: Sheet, tag: string | null = null): Session => ({
	...session,
	history: record(session.history, sheet, tag),
});

/** Begins a new outline; the one that stood there comes back with undo or Esc. */
export function startDrawing(session: Session): Session {
	if (session.history.present.sketch) return session;
	return { ...step(session, { outline: [], sketch: [] }), selected: null, drag: null, pointer: null };
}

/** Places a corner. One on top of the last is not placed: it would be a point twice. */
export function addVertex(session: Session, point: Point): Session {
	const { outline, sketch } = session.history.present;
	if (!sketch) return session;
	const last = sketch.at(-1);
	if (last && last[0] === point[0] && last[1] === point[1]) return session;
	return { ...step(session, { outline, sketch: [...sketch, point] }), pointer: point };
}

/** Backspace while drawing: the last corner goes. */
export function removeLast(session: Session): Session {
	const { outline, sketch } = session.history.present;
	return sketch && sketch.length > 0 ? step(session, { outline, sketch: sketch.slice(0, -1) }) : session;
}

/** Whether the sketch has enough corners to be finished. */
export const canFinish = (session: Session): boolean =>
	(session.history.present.sketch?.length ?? 0) >= LEAST_CORNERS;

/** Closes the sketch; below three corners there is nothing to close. */
export function finish(session: Session): Session {
	const { sketch } = session.history.present;
	if (!sketch || !canFinish(session)) return session;
	return { ...step(session, { outline: [[sketch]], sketch: null }), pointer: null, editing: true };
}

/**
 * Esc, one thing at a time: lets go of what is dragged (unmoved), gives up the sketch (undo brings it back), deselects,
 * leaves editing.
 */
export function cancel(session: Session): Session {
	if (session.drag) return { ...session, drag: null };
	if (session.history.present.sketch) {
		const before = session.history.past.findLast((sheet) => sheet.sketch === null) ?? EMPTY;
		return { ...step(session, before), pointer: null };
	}
	if (session.selected) return { ...session, selected: null };
	return session.editing ? { ...session, editing: false } : session;
}

export function point(session: Session, pointer: Point | null): Session {
	return session.history.present.sketch ? { ...session, pointer } : session;
}

export function edit(session: Session): Session {
	return session.editing ? session : { ...session, editing: true };
}

export function select(session: Session, ref: VertexRef | null): Session {
	return sameRef(session.selected, ref) ? session : { ...session, selected: ref };
}

/** Selects the next or previous corner: the way to a corner without a mouse. */
export function selectNext(session: Session, by: 1 | -1): Session {
	if (modeOf(session) === 'drawing') return session;
	return { ...edit(session), selected: cornerAfter(session.history.present.outline, session.selected, by) };
}

/** Takes a corner in hand. */
export function grabVertex(session: Session, ref: VertexRef): Session {
	const before = session.history.present;
	const from = vertexAt(before.outline, ref);
	if (!from) return session;
	return { ...edit(session), selected: ref, drag: { kind: 'vertex', ref, from, before, sheet: before } };
}

/** Takes the middle of an edge in hand: it becomes a corner with the first movement. */
export function grabMidpoint(session: Session, edge: VertexRef): Session {
	const before = session.history.present;
	const from = edgeMiddle(before.outline, edge);
	if (!from) return session;
	const ref = { ...edge, vertex: edge.vertex + 1 };
	const sheet = { ...before, outline: insertVertex(before.outline, edge, from) };
	return { ...edit(session), selected: ref, drag: { kind: 'vertex', ref, from, before, sheet } };
}

/** Takes the whole outline in hand. */
export function grabShape(session: Session, from: Point): Session {
	const before = session.history.present;
	if (before.outline.length === 0) return session;
	return {
		...edit(session),
		selected: null,
		drag: { kind: 'shape', ref: null, from, before, sheet: before },
	};
}

export function dragTo(session: Session, to: Point): Session {
	const { drag } = session;
	if (!drag) return session;
	const outline =
		drag.kind === 'shape'
			? moveBy(drag.before.outline, to[0] - drag.from[0], to[1] - drag.from[1])
			: moveVertex(drag.sheet.outline, drag.ref as VertexRef, to);
	return { ...session, drag: { ...drag, sheet: { ...drag.sheet, outline } } };
}

/** Lets go: what was moved is one step of the history. */
export function drop(session: Session): Session {
	const { drag } = session;
	return drag ? step({ ...session, drag: null }, drag.sheet) : session;
}

/** Puts a corner into the middle of the edge after the selected one. */
export function insertAfterSelected(session: Session): Session {
	const { selected, history } = session;
	const { outline } = history.present;
	const middle = selected && edgeMiddle(outline, selected);
	if (!middle) return session;
	const next = step(session, { ...history.present, outline: insertVertex(outline, selected, middle) });
	return { ...next, selected: { ...selected, vertex: selected.vertex + 1 } };
}

export function removeSelected(session: Session): Session {
	const { selected, history } = session;
	if (!selected || history.present.sketch) return session;
	const outline = removeVertex(history.present.outline, selected);
	return { ...step(session, { ...history.present, outline }), selected: null };
}

/** Takes the whole outline off the sheet; undo brings it back. */
export function clear(session: Session): Session {
	const { outline, sketch } = session.history.present;
	if (outline.length === 0 && !sketch) return session;
	return { ...step(session, EMPTY), selected: null, drag: null, pointer: null };
}

/** Puts another outline in place of the present one (an operation's result); undo brings the former back. */
export function replaceOutline(session: Session, outline: Outline): Session {
	if (outline === session.history.present.outline) return session;
	return {
		...step(session, { outline, sketch: null }),
		selected: null,
		drag: null,
		pointer: null,
		editing: true,
	};
}

/** Moves the selected corner to a place; presses of an arrow key in a row are one step. */
export function nudge(session: Session, to: Point): Session {
	const { selected, history } = session;
	if (!selected || !vertexAt(history.present.outline, selected)) return session;
	const outline = moveVertex(history.present.outline, selected, to);
	const { part, ring, vertex } = selected;
	return step(session, { ...history.present, outline }, `nudge ${part} ${ring} ${vertex}`);
}

export const canUndo = (session: Session): boolean => session.history.past.length > 0;
export const canRedo = (session: Session): boolean => session.history.future.length > 0;

export const undoStep = (session: Session): Session => travelled(session, undo(session.history));
export const redoStep = (session: Session): Session => travelled(session, redo(session.history));

function travelled(session: Session, history: History<Sheet>): Session {
	if (history === session.history) return session;
	const { outline } = history.present;
	const selected = session.selected && vertexAt(outline, session.selected) ? session.selected : null;
	return { ...session, history, selected, drag: null, pointer: null, editing: true };
}
