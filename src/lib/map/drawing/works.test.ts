import { describe, expect, it } from 'vitest';
import type { Outline, Point } from './outline.ts';
import { addVertex, cancel, finish, sessionOf, startDrawing, undoStep, type Session } from './session.ts';
import { isUnsaved, savedAside, setAside, takenBack, type Work } from './works.ts';

const corners: Point[] = [
	[0, 0],
	[4, 0],
	[4, 4],
];
const outline: Outline = [[corners]];
const drawn = finish(corners.reduce(addVertex, startDrawing(sessionOf())));
const saved = { session: sessionOf(outline), clean: outline };
const work = (id: number, session: Session = drawn): Work => ({ id, session, savedAs: null, clean: [] });
const ids = (aside: readonly Work[]) => aside.map(({ id }) => id);

describe('work on the table', () => {
	it.each(['hole', 'part', 'outline'] as const)(
		'stays unsaved when a %s is begun over it, before a corner is placed',
		(adds) => {
			const begun = startDrawing(drawn, { form: 'polygon', adds });
			expect(begun.history.present.sketch).toEqual([]);
			expect(isUnsaved({ session: begun, clean: [] })).toBe(true);
			expect(isUnsaved({ session: cancel(begun), clean: [] })).toBe(true);
		},
	);

	it.each(['hole', 'part'] as const)('that is saved stays so when a %s is begun', (adds) => {
		const begun = startDrawing(saved.session, { form: 'polygon', adds });
		expect(isUnsaved({ ...saved, session: begun })).toBe(false);
		expect(isUnsaved({ ...saved, session: addVertex(begun, [1, 1]) })).toBe(true);
	});

	it('is unsaved with the first corner, and nothing to save on an empty table', () => {
		const begun = startDrawing(sessionOf());
		expect(isUnsaved({ session: begun, clean: [] })).toBe(false);
		const one = addVertex(begun, [1, 1]);
		expect(isUnsaved({ session: one, clean: [] })).toBe(true);
		expect(isUnsaved({ session: undoStep(one), clean: [] })).toBe(false);
	});
});

describe('work set aside', () => {
	it('is not lost when a saved drawing gives way after it', () => {
		const one = setAside([], work(1));
		expect(ids(setAside(one, { ...saved, id: 2, savedAs: null }))).toEqual([1]);
		expect(ids(setAside(one, work(3)))).toEqual([3, 1]);
	});

	it('changes places with unsaved work when it is taken back', () => {
		const aside = [work(3), work(2), work(1)];
		const taken = takenBack(aside, 2, work(4));
		expect(taken?.work.id).toBe(2);
		expect(ids(taken?.aside ?? [])).toEqual([3, 4, 1]);
		expect(ids(takenBack(aside, 2, { ...saved, id: 4, savedAs: null })?.aside ?? [])).toEqual([3, 1]);
		expect(takenBack(aside, 9, work(4))).toBeNull();
	});

	it('is let go of when its save comes back late, unless it was changed after that', () => {
		const name = { id: 7, name: 'a', note: null, version: 1 };
		const asSaved = drawn.history.present.outline;
		expect(savedAside([work(1)], 1, name, asSaved)).toEqual([]);
		const changed = work(1, startDrawing(drawn, { form: 'polygon', adds: 'part' }));
		const later = { ...changed, session: addVertex(changed.session, [9, 9]) };
		expect(savedAside([later], 1, name, asSaved)).toEqual([{ ...later, savedAs: name, clean: asSaved }]);
		expect(ids(savedAside([work(2)], 1, name, asSaved))).toEqual([2]);
	});
});
