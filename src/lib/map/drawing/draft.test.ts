import { describe, expect, it } from 'vitest';
import { DraftStore, type Draft } from './draft.ts';
import type { Outline } from './outline.ts';

/** localStorage as it survives a reload. */
function storage() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, text: string) => void kept.set(key, text),
		removeItem: (key: string) => void kept.delete(key),
	};
}
const work = (x: number): Draft => ({
	at: '2025-06-01T00:00:00Z',
	savedAs: { id: 3, name: 'a', note: null, version: 2 },
	sheet: { outline: [], sketch: [[x, 28]] },
	past: [],
});

describe('a draft', () => {
	it('is found after a reload, as it was', () => {
		const kept = storage();
		expect(new DraftStore(kept).keep(work(1))).toBe(true);
		expect(new DraftStore(kept).found()).toEqual(work(1));
	});

	it('is offered again over further reloads until it is taken or dropped', () => {
		const kept = storage();
		new DraftStore(kept).keep(work(1));
		new DraftStore(kept).found();
		const later = new DraftStore(kept);
		expect(later.found()).toEqual(work(1));
		later.forget();
		expect(new DraftStore(kept).found()).toBeNull();
	});

	it('is not overwritten by what is begun before it was answered', () => {
		const kept = storage();
		new DraftStore(kept).keep(work(1));
		const visit = new DraftStore(kept);
		visit.found();
		visit.keep(work(2));
		visit.keep(null);
		expect(new DraftStore(kept).found()).toEqual(work(1));
	});

	it('is not there when the work was saved', () => {
		const kept = storage();
		const visit = new DraftStore(kept);
		visit.keep(work(1));
		visit.keep(null);
		expect(new DraftStore(kept).found()).toBeNull();
	});

	it('in the middle of a hole comes back with its tool, its part and the steps before', () => {
		const kept = storage();
		const tool = { form: 'polygon', adds: 'hole' } as const;
		const outline: Outline = [
			[
				[
					[0, 0],
					[4, 0],
					[4, 4],
				],
			],
		];
		const half: Draft = {
			...work(1),
			sheet: { outline, sketch: [[1, 1]], tool, by: 'corner' },
			past: [
				{ outline, sketch: null },
				{ outline, sketch: [], tool, by: 'begin' },
			],
		};
		new DraftStore(kept).keep(half);
		expect(new DraftStore(kept).found()).toEqual(half);
	});

	it('gives up steps, oldest first, before it gives up the work', () => {
		const tiny = storage();
		const narrow = {
			...tiny,
			setItem: (key: string, text: string) => {
				if (text.length > 1000) throw new Error('quota');
				tiny.setItem(key, text);
			},
		};
		const long = { ...work(1), past: Array.from({ length: 99 }, () => work(2).sheet) };
		expect(new DraftStore(narrow).keep(long)).toBe(true);
		expect(new DraftStore(narrow).found()).toEqual(work(1));
		const wide = storage();
		new DraftStore(wide).keep(long);
		expect(new DraftStore(wide).found()?.past).toHaveLength(40);
	});

	it('that cannot be read is not offered, but its text is kept until it is dropped', () => {
		const kept = storage();
		kept.setItem('tenglong.draft', '{"sheet": 1}');
		const visit = new DraftStore(kept);
		expect(visit.found()).toBeNull();
		expect(visit.broken).toBe('{"sheet": 1}');
		const later = new DraftStore(kept);
		later.found();
		expect(later.broken).toBe('{"sheet": 1}');
		later.forget();
		expect(new DraftStore(kept).found()).toBeNull();
		expect(later.broken).toBeNull();
	});

	it('says so where the browser keeps nothing', () => {
		expect(new DraftStore(null).keep(work(1))).toBe(false);
	});
});
