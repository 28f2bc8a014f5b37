import type { DrawingDesk, Aim } from './drawing-desk.svelte.ts';
import { placePoints, redoGesture, shownOf, takeBack, undoGesture } from './gesture.ts';
import { addVertices, cancel, finish, point, redoStep, removeLast, undoStep } from './session.ts';
import { removeSelected } from './session-edit.ts';
import { FREE } from './aim.ts';

/** What the hand is at: showing what was asked for, drawing, or changing the outline. */
export type Doing = 'gesture' | 'drawing' | 'editing' | 'idle';

export const doing = (desk: DrawingDesk): Doing => (desk.gesture ? 'gesture' : desk.mode);

/** Whether taps place points: in a sketch, or for a line or points that are asked for. */
export const isPlacing = (desk: DrawingDesk): boolean =>
	desk.gesture ? desk.gesture.ask.kind !== 'parcels' : desk.mode === 'drawing';

/** The places placed so far, of what the hand is at. */
export const placedBy = (desk: DrawingDesk) =>
	desk.gesture ? shownOf(desk.gesture).points : desk.sheet.sketch;

/** The rubber band follows. */
export function follow(desk: DrawingDesk, { place, via }: Aim): void {
	if (desk.gesture) desk.gesticulate((gesture) => ({ ...gesture, pointer: place }));
	else desk.change((session) => point(session, place, via));
}

/** A tap, or Space under the crosshair. */
export function put(desk: DrawingDesk, { place, via }: Aim): void {
	if (desk.gesture) desk.gesticulate((gesture) => placePoints(gesture, ...via, place));
	else {
		desk.change((session) => addVertices(session, [...via, place], via.length > 0 ? 'trace' : 'corner'));
		desk.held = FREE;
	}
}

/** Enter or double click. */
export function conclude(desk: DrawingDesk): void {
	desk.snapMark = null;
	if (desk.gesture) desk.answerGesture();
	else desk.change(finish);
}

/** Backspace. */
export function back(desk: DrawingDesk): void {
	if (desk.gesture) desk.gesticulate(takeBack);
	else desk.change(desk.mode === 'drawing' ? removeLast : removeSelected);
}

export function undo(desk: DrawingDesk): void {
	if (desk.gesture) desk.gesticulate(undoGesture);
	else desk.change(undoStep);
}

export function redo(desk: DrawingDesk): void {
	if (desk.gesture) desk.gesticulate(redoGesture);
	else desk.change(redoStep);
}

/** Esc: what was asked is given up first, then one thing of the drawing at a time. */
export function escape(desk: DrawingDesk): void {
	if (desk.gesture) desk.dropGesture();
	else desk.change(cancel);
	desk.held = FREE;
}
