import { describe, expect, it } from 'vitest';
import { DraftStore, type Draft } from './draft.ts';

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

	it('of another shape is not offered', () => {
		const kept = storage();
		kept.setItem('tenglong.draft', '{"sheet": 1}');
		expect(new DraftStore(kept).found()).toBeNull();
	});

	it('says so where the browser keeps nothing', () => {
		expect(new DraftStore(null).keep(work(1))).toBe(false);
	});
});
