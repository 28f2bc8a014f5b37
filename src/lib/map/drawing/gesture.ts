import { historyOf, record, redo, undo, type History } from './history.ts';
import type { Point, Ring } from './outline.ts';

/** Said above the map while the hand is asked for; a function, so that it follows the language of the page. */
interface Asked {
	prompt: () => string;
	/** Esc, or another tool was taken up. */
	oncancel?: () => void;
}
/** Places on the map: a line to cut along, a ring to measure, single points. */
export interface PointsAsk extends Asked {
	kind: 'line' | 'ring' | 'points';
	/** Fewer are no answer. Without it: 2 for a line, 3 for a ring, 1 for points. */
	least?: number;
	/** As many are the answer at once, without Enter. */
	most?: number;
	ondone: (points: Ring) => void;
}
/** Parcels, by clicks (Shift-drag: all in a box). */
export interface ParcelsAsk extends Asked {
	kind: 'parcels';
	/** Chosen to begin with. */
	chosen?: readonly number[];
	ondone: (ids: readonly number[]) => void;
}
export type Ask = PointsAsk | ParcelsAsk;

/** What the hand has shown so far. */
export interface Shown {
	readonly points: Ring;
	readonly chosen: readonly number[];
}

/**
 * Something other than the outline that the hand is asked to show on the map. A pure state machine beside the session:
 * it has its own undo and leaves the outline alone; what comes of it is the asker's affair.
 */
export interface Gesture {
	readonly ask: Ask;
	readonly history: History<Shown>;
	/** Where the rubber band ends. */
	readonly pointer: Point | null;
	/** The box that is being pulled over parcels: two opposite corners. */
	readonly box: readonly [Point, Point] | null;
}

export function gestureOf(ask: Ask): Gesture {
	const chosen = ask.kind === 'parcels' ? (ask.chosen ?? []) : [];
	return { ask, history: historyOf({ points: [], chosen }), pointer: null, box: null };
}

export const shownOf = (gesture: Gesture): Shown => gesture.history.present;

const step = (gesture: Gesture, shown: Shown): Gesture => ({
	...gesture,
	history: record(gesture.history, shown),
});

/** Places a point; one on top of the last is not placed. */
export function placePoints(gesture: Gesture, ...places: Point[]): Gesture {
	const { points, chosen } = shownOf(gesture);
	const next = [...points];
	for (const place of places) {
		const last = next.at(-1);
		if (!last || last[0] !== place[0] || last[1] !== place[1]) next.push(place);
	}
	if (gesture.ask.kind === 'parcels' || next.length === points.length) return gesture;
	return { ...step(gesture, { points: next, chosen }), pointer: places.at(-1) ?? null };
}

/** Chooses parcels, or lets go of those that are chosen; `add` only chooses (a box). */
export function choose(gesture: Gesture, ids: readonly number[], add = false): Gesture {
	if (gesture.ask.kind !== 'parcels') return gesture;
	const { points, chosen } = shownOf(gesture);
	const fresh = ids.filter((id) => !chosen.includes(id));
	const kept = add ? chosen : chosen.filter((id) => !ids.includes(id));
	if (fresh.length === 0 && kept.length === chosen.length) return gesture;
	return step(gesture, { points, chosen: [...kept, ...fresh] });
}

/** Backspace: the last point, or the last parcel, goes. */
export function takeBack(gesture: Gesture): Gesture {
	const { points, chosen } = shownOf(gesture);
	if (gesture.ask.kind === 'parcels')
		return chosen.length > 0 ? step(gesture, { points, chosen: chosen.slice(0, -1) }) : gesture;
	return points.length > 0 ? step(gesture, { points: points.slice(0, -1), chosen }) : gesture;
}

const LEAST = { line: 2, ring: 3, points: 1 } as const;

/** Whether what is shown is an answer already. */
export function isAnswered({ ask, history: { present } }: Gesture): boolean {
	return ask.kind === 'parcels'
		? present.chosen.length > 0
		: present.points.length >= (ask.least ?? LEAST[ask.kind]);
}

/** Whether it is an answer that needs no Enter. */
export function isComplete({ ask, history: { present } }: Gesture): boolean {
	return ask.kind !== 'parcels' && ask.most !== undefined && present.points.length >= ask.most;
}

export const undoGesture = (gesture: Gesture): Gesture => travelled(gesture, undo(gesture.history));
export const redoGesture = (gesture: Gesture): Gesture => travelled(gesture, redo(gesture.history));

const travelled = (gesture: Gesture, history: History<Shown>): Gesture =>
	history === gesture.history ? gesture : { ...gesture, history, pointer: null };
