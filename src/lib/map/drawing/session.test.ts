import { describe, expect, it } from 'vitest';
import type { Outline, Point } from './outline.ts';
import {
	addVertex,
	addVertices,
	cancel,
	clear,
	finish,
	modeOf,
	point,
	previewOf,
	redoStep,
	removeLast,
	select,
	sessionOf,
	sheetOf,
	startDrawing,
	stepsOf,
	travelTo,
	undoStep,
	type Session,
} from './session.ts';
import {
	dragTo,
	drop,
	grabEdge,
	grabMidpoint,
	grabShape,
	grabVertex,
	insertAfterSelected,
	moveCornerTo,
	nudge,
	nudgeAll,
	removeHole,
	removePart,
	removeSelected,
	selectNext,
} from './session-edit.ts';

const CORNERS: Point[] = [
	[0, 0],
	[4, 0],
	[4, 4],
	[0, 4],
];
const square: Outline = [[CORNERS]];
const draw = (points: readonly Point[]): Session => points.reduce(addVertex, startDrawing(sessionOf()));
const corner = (vertex: number) => ({ part: 0, ring: 0, vertex });
const outlineIn = (session: Session) => sheetOf(session).outline;

describe('drawing', () => {
	it('places corners, follows the pointer with a rubber band, and closes', () => {
		const drawing = draw(CORNERS.slice(0, 2));
		expect(modeOf(drawing)).toBe('drawing');
		expect(previewOf(drawing)).toEqual([]);
		expect(previewOf(point(drawing, [4, 4]))).toEqual([[CORNERS.slice(0, 3)]]);
		const done = finish(draw(CORNERS));
		expect(outlineIn(done)).toEqual(square);
		expect(modeOf(done)).toBe('editing');
	});

	it('does not close below three corners, and does not place a corner twice', () => {
		const two = draw(CORNERS.slice(0, 2));
		expect(finish(two)).toBe(two);
		expect(addVertex(two, CORNERS[1] as Point)).toBe(two);
	});

	it('takes the last corner back with Backspace', () => {
		expect(sheetOf(removeLast(draw(CORNERS))).sketch).toEqual(CORNERS.slice(0, 3));
	});

	it('gives the sketch up with Esc, and undo brings it back', () => {
		const given = cancel(draw(CORNERS));
		expect(sheetOf(given)).toMatchObject({ outline: [], sketch: null });
		expect(sheetOf(undoStep(given)).sketch).toEqual(CORNERS);
	});

	it('over an outline: Esc brings that outline back, so does undo after finishing', () => {
		const anew = addVertex(startDrawing(sessionOf(square)), [9, 9]);
		expect(outlineIn(anew)).toEqual([]);
		expect(outlineIn(cancel(anew))).toEqual(square);
		let other = finish(
			CORNERS.map(([x, y]): Point => [x + 9, y]).reduce(addVertex, startDrawing(sessionOf(square))),
		);
		for (let i = 0; i < 6; i++) other = undoStep(other);
		expect(outlineIn(other)).toEqual(square);
	});
});

describe('editing', () => {
	const session = sessionOf(square);

	it('drags a corner: one step, however many movements', () => {
		const moved = drop(
			[
				[5, 5],
				[6, 6],
				[7, 7],
			].reduce((s, to) => dragTo(s, to as [number, number]), grabVertex(session, corner(2))),
		);
		expect(outlineIn(moved)[0]?.[0]?.[2]).toEqual([7, 7]);
		expect(outlineIn(undoStep(moved))).toEqual(square);
		expect(outlineIn(redoStep(undoStep(moved)))[0]?.[0]?.[2]).toEqual([7, 7]);
	});

	it('shows the movement before it is let go, and Esc undoes it without a trace', () => {
		const moving = dragTo(grabVertex(session, corner(2)), [9, 9]);
		expect(outlineIn(moving)[0]?.[0]?.[2]).toEqual([9, 9]);
		expect(outlineIn(cancel(moving))).toEqual(square);
		expect(cancel(moving).history.past).toEqual([]);
	});

	it('a corner taken and let go where it was is no step', () => {
		expect(drop(grabVertex(session, corner(2))).history).toBe(session.history);
	});

	it('pulls a new corner out of the middle of an edge', () => {
		const pulled = drop(dragTo(grabMidpoint(session, corner(3)), [-1, 2]));
		expect(outlineIn(pulled)[0]?.[0]).toEqual([...CORNERS, [-1, 2]]);
		expect(pulled.selected).toEqual(corner(4));
		expect(outlineIn(undoStep(pulled))).toEqual(square);
	});

	it('drags the whole, holes and parts with it', () => {
		const both: Outline = [
			[
				CORNERS,
				[
					[1, 1],
					[1, 2],
					[2, 1],
				],
			],
			[
				[
					[9, 9],
					[10, 9],
					[9, 10],
				],
			],
		];
		const moved = outlineIn(drop(dragTo(grabShape(sessionOf(both), [1, 1]), [2, 3])));
		expect(moved[0]?.[1]?.[0]).toEqual([2, 3]);
		expect(moved[1]?.[0]?.[0]).toEqual([10, 11]);
	});

	it('removes the selected corner, and with the third the outline', () => {
		const removed = removeSelected(select(session, corner(1)));
		expect(outlineIn(removed)[0]?.[0]).toHaveLength(3);
		expect(removed.selected).toBeNull();
		expect(outlineIn(removeSelected(select(removed, corner(0))))).toEqual([]);
	});

	it('does nothing without a selected corner', () => {
		expect(removeSelected(session)).toBe(session);
		expect(insertAfterSelected(session)).toBe(session);
		expect(nudge(session, [1, 1])).toBe(session);
	});

	it('steps through the corners and inserts one without a mouse', () => {
		const first = selectNext(session, 1);
		expect(first.selected).toEqual(corner(0));
		const inserted = insertAfterSelected(first);
		expect(outlineIn(inserted)[0]?.[0]?.[1]).toEqual([2, 0]);
		expect(inserted.selected).toEqual(corner(1));
	});

	it('moves of an arrow key in a row are one step; another corner begins a new one', () => {
		let nudged = select(session, corner(0));
		for (const x of [0.1, 0.2, 0.3]) nudged = nudge(nudged, [x, 0]);
		nudged = nudge(select(nudged, corner(1)), [5, 0]);
		const back = undoStep(nudged);
		expect(outlineIn(back)[0]?.[0]?.[0]).toEqual([0.3, 0]);
		expect(outlineIn(undoStep(back))).toEqual(square);
	});

	it('Esc deselects first, then leaves editing; the outline stays', () => {
		const out = cancel(cancel(select(session, corner(0))));
		expect(modeOf(out)).toBe('idle');
		expect(outlineIn(out)).toEqual(square);
	});
});

describe('undo and redo', () => {
	it('go through everything: corners, closing, moving, removing, clearing', () => {
		let session = finish(draw(CORNERS));
		session = drop(dragTo(grabVertex(session, corner(0)), [-1, -1]));
		session = removeSelected(select(session, corner(3)));
		session = clear(session);
		const sheets = [sheetOf(session)];
		let back = session;
		while (back.history.past.length > 0) {
			back = undoStep(back);
			sheets.unshift(sheetOf(back));
		}
		// nothing, begun, 4 corners, closed, moved, removed, cleared
		expect(sheets).toHaveLength(10);
		for (const sheet of sheets.slice(1)) {
			back = redoStep(back);
			expect(sheetOf(back)).toBe(sheet);
		}
		expect(redoStep(back)).toBe(back);
	});

	it('a new step gives up what was undone', () => {
		const session = addVertex(undoStep(draw(CORNERS)), [2, 9]);
		expect(redoStep(session)).toBe(session);
	});

	it('forgets a selection whose corner is no longer there', () => {
		const pulled = drop(dragTo(grabMidpoint(sessionOf(square), corner(3)), [-1, 2]));
		expect(undoStep(pulled).selected).toBeNull();
	});
});

describe('holes and parts', () => {
	const hole: Point[] = [
		[1, 1],
		[2, 1],
		[1, 2],
	];
	const far: Point[] = hole.map(([x, y]) => [x + 9, y]);
	const drawn = (session: Session, adds: 'hole' | 'part', ring: readonly Point[]) =>
		finish(ring.reduce(addVertex, startDrawing(session, { form: 'polygon', adds })));

	it('a hole goes into the part that holds its first corner, and shows before it is closed', () => {
		const two = drawn(sessionOf(square), 'part', far);
		const begun = addVertex(startDrawing(two, { form: 'polygon', adds: 'hole' }), [1, 1]);
		expect(previewOf(point(addVertex(begun, [2, 1]), [1, 2]))).toEqual([[CORNERS, hole], [far]]);
		expect(outlineIn(drawn(two, 'hole', hole))).toEqual([[CORNERS, hole], [far]]);
		expect(previewOf(begun)).toEqual([[CORNERS], [far]]);
	});

	it('Esc gives the hole up and keeps the outline; undo brings both back', () => {
		const begun = addVertex(startDrawing(sessionOf(square), { form: 'polygon', adds: 'hole' }), [1, 1]);
		expect(outlineIn(cancel(begun))).toEqual(square);
		expect(sheetOf(undoStep(cancel(begun)))).toMatchObject({ sketch: [[1, 1]], tool: { adds: 'hole' } });
	});

	it('there is no hole without an outline, and another tool takes an unfinished sketch’s place', () => {
		const nothing = sessionOf();
		expect(startDrawing(nothing, { form: 'polygon', adds: 'hole' })).toBe(nothing);
		const anew = startDrawing(startDrawing(sessionOf(square)), { form: 'rectangle', adds: 'part' });
		expect(sheetOf(anew)).toMatchObject({ outline: square, sketch: [], tool: { form: 'rectangle' } });
	});

	it('are taken away whole, and come back with undo', () => {
		const both = drawn(drawn(sessionOf(square), 'hole', hole), 'part', far);
		const filled = removeHole(select(both, { part: 0, ring: 1, vertex: 2 }));
		expect(outlineIn(filled)).toEqual([[CORNERS], [far]]);
		expect(removeHole(select(both, corner(0)))).toEqual(select(both, corner(0)));
		expect(outlineIn(removePart(select(filled, corner(1))))).toEqual([[far]]);
		expect(outlineIn(undoStep(filled))).toEqual([[CORNERS, hole], [far]]);
	});
});

describe('edges and typed corners', () => {
	it('an edge is dragged with both its ends, round the seam too', () => {
		const moved = drop(dragTo(grabEdge(sessionOf(square), corner(3), [0, 2]), [-1, 2]));
		expect(outlineIn(moved)[0]?.[0]).toEqual([
			[-1, 0],
			[4, 0],
			[4, 4],
			[-1, 4],
		]);
		expect(moved).toMatchObject({ selected: corner(3), onEdge: true });
		expect(removeSelected(moved)).toBe(moved);
	});

	it('a boundary that was followed is one step', () => {
		const traced = addVertices(draw(CORNERS.slice(0, 1)), CORNERS.slice(1));
		expect(sheetOf(traced).sketch).toEqual(CORNERS);
		expect(sheetOf(undoStep(traced)).sketch).toEqual(CORNERS.slice(0, 1));
	});

	it('a typed corner is a step of its own', () => {
		const typed = moveCornerTo(sessionOf(square), corner(2), [5, 5]);
		expect(outlineIn(typed)[0]?.[0]?.[2]).toEqual([5, 5]);
		expect(moveCornerTo(typed, corner(2), [5, 5])).toBe(typed);
	});
});

describe('the list of steps', () => {
	it('names what was done, newest first, and goes to any of them', () => {
		const session = undoStep(removeSelected(select(finish(draw(CORNERS.slice(0, 3))), corner(0))));
		expect(
			stepsOf(session).map((step) => `${step.index} ${step.by ?? ''}${step.current ? ' *' : ''}`),
		).toEqual(['1 remove-corner', '0 finish *', '-1 corner', '-2 corner', '-3 corner', '-4 begin', '-5 ']);
		expect(sheetOf(travelTo(session, -2)).sketch).toHaveLength(2);
		expect(outlineIn(travelTo(session, 1))).toEqual([]);
		expect(sheetOf(travelTo(travelTo(session, -5), 5))).toBe(sheetOf(session));
	});
});

describe('moving the whole by keys', () => {
	it('moves every corner, presses in a row are one step, and a sketch stays where it is', () => {
		const moved = nudgeAll(nudgeAll(sessionOf(square), 1, 0), 0, -1);
		expect(outlineIn(moved)).toEqual([
			[
				[
					[1, -1],
					[5, -1],
					[5, 3],
					[1, 3],
				],
			],
		]);
		expect(outlineIn(undoStep(moved))).toEqual(square);
		const sketching = startDrawing(sessionOf(square), { form: 'polygon', adds: 'hole' });
		expect(nudgeAll(sketching, 1, 0)).toBe(sketching);
	});
});
