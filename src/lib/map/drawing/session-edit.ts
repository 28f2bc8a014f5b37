import {
	cornerAfter,
	edgeMiddle,
	insertVertex,
	moveBy,
	moveEdge,
	moveVertex,
	removeVertex,
	vertexAt,
	type Point,
	type VertexRef,
} from './outline.ts';
import { edit, modeOf, step, type Session } from './session.ts';

/** Selects the next or previous corner: the way to a corner without a mouse. */
export function selectNext(session: Session, by: 1 | -1): Session {
	if (modeOf(session) === 'drawing') return session;
	return {
		...edit(session),
		onEdge: false,
		selected: cornerAfter(session.history.present.outline, session.selected, by),
	};
}

/** Takes a corner in hand. */
export function grabVertex(session: Session, ref: VertexRef): Session {
	const before = session.history.present;
	const from = vertexAt(before.outline, ref);
	if (!from) return session;
	return {
		...edit(session),
		selected: ref,
		onEdge: false,
		drag: { kind: 'vertex', ref, from, before, sheet: before },
	};
}

/** Takes the middle of an edge in hand: it becomes a corner with the first movement. */
export function grabMidpoint(session: Session, edge: VertexRef): Session {
	const before = session.history.present;
	const from = edgeMiddle(before.outline, edge);
	if (!from) return session;
	const ref = { ...edge, vertex: edge.vertex + 1 };
	const sheet = { ...before, outline: insertVertex(before.outline, edge, from) };
	return {
		...edit(session),
		selected: ref,
		onEdge: false,
		drag: { kind: 'vertex', ref, from, before, sheet },
	};
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

/** Takes an edge in hand: both its ends move with it. */
export function grabEdge(session: Session, ref: VertexRef, from: Point): Session {
	const before = session.history.present;
	if (!vertexAt(before.outline, ref)) return session;
	return {
		...edit(session),
		selected: ref,
		onEdge: true,
		drag: { kind: 'edge', ref, from, before, sheet: before },
	};
}

export function dragTo(session: Session, to: Point): Session {
	const { drag } = session;
	if (!drag) return session;
	const [lon, lat] = [to[0] - drag.from[0], to[1] - drag.from[1]];
	const outline =
		drag.kind === 'shape'
			? moveBy(drag.before.outline, lon, lat)
			: drag.kind === 'edge'
				? moveEdge(drag.before.outline, drag.ref as VertexRef, lon, lat)
				: moveVertex(drag.sheet.outline, drag.ref as VertexRef, to);
	return { ...session, drag: { ...drag, sheet: { ...drag.sheet, outline } } };
}

const MOVED = { vertex: 'move-corner', edge: 'move-edge', shape: 'move-all' } as const;

/** Lets go: what was moved is one step of the history. */
export function drop(session: Session): Session {
	const { drag } = session;
	return drag ? step({ ...session, drag: null }, drag.sheet, MOVED[drag.kind]) : session;
}

/** Puts a corner into the middle of the edge after the selected one. */
export function insertAfterSelected(session: Session): Session {
	const { selected, history } = session;
	const { outline } = history.present;
	const middle = selected && edgeMiddle(outline, selected);
	if (!middle) return session;
	const sheet = { ...history.present, outline: insertVertex(outline, selected, middle) };
	const next = step(session, sheet, 'insert');
	return { ...next, selected: { ...selected, vertex: selected.vertex + 1 }, onEdge: false };
}

/** Takes the selected corner away. */
export function removeSelected(session: Session): Session {
	const { selected, onEdge, history } = session;
	if (!selected || onEdge || history.present.sketch) return session;
	const outline = removeVertex(history.present.outline, selected);
	return { ...step(session, { ...history.present, outline }, 'remove-corner'), selected: null };
}

/** Takes the hole away that a corner of which is selected. */
export function removeHole(session: Session): Session {
	const { selected, history } = session;
	if (!selected || selected.ring === 0 || history.present.sketch) return session;
	const outline = history.present.outline.map((rings, part) =>
		part === selected.part ? rings.toSpliced(selected.ring, 1) : rings,
	);
	return { ...step(session, { ...history.present, outline }, 'remove-hole'), selected: null };
}

/** Takes the part away that a corner of which is selected, its holes with it. */
export function removePart(session: Session): Session {
	const { selected, history } = session;
	if (!selected || history.present.sketch) return session;
	const outline = history.present.outline.toSpliced(selected.part, 1);
	return { ...step(session, { ...history.present, outline }, 'remove-part'), selected: null };
}

/** Moves the selected corner to a place; presses of an arrow key in a row are one step. */
export function nudge(session: Session, to: Point): Session {
	const { selected, history } = session;
	if (!selected || !vertexAt(history.present.outline, selected)) return session;
	const outline = moveVertex(history.present.outline, selected, to);
	const { part, ring, vertex } = selected;
	return step(session, { ...history.present, outline }, 'nudge', `nudge ${part} ${ring} ${vertex}`);
}

/** Moves the whole outline by degrees; presses of an arrow key in a row are one step. */
export function nudgeAll(session: Session, lon: number, lat: number): Session {
	const { outline, sketch } = session.history.present;
	if (sketch || outline.length === 0) return session;
	const sheet = { ...session.history.present, outline: moveBy(outline, lon, lat) };
	return step(session, sheet, 'move-all', 'nudge all');
}

/** Moves a corner to a place that was typed. */
export function moveCornerTo(session: Session, ref: VertexRef, to: Point): Session {
	const { outline, sketch } = session.history.present;
	const at = vertexAt(outline, ref);
	if (sketch || !at || (at[0] === to[0] && at[1] === to[1])) return session;
	return step(session, { ...session.history.present, outline: moveVertex(outline, ref, to) }, 'typed');
}
