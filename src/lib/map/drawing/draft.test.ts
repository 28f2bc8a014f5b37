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
		key: (i: number) => [...kept.keys()][i] ?? null,
		get length() {
			return kept.size;
		},
	};
}
const work = (x: number, at = '2025-06-01T00:00:00Z'): Draft => ({
	at,
	savedAs: { id: 3, name: 'a', note: null, version: 2 },
	sheet: { outline: [], sketch: [[x, 28]] },
	past: [],
	aside: [],
});
/** What the next visit finds. */
const foundIn = (kept: ReturnType<typeof storage>) =>
	new DraftStore(kept, 'next').found().left.map(({ draft }) => draft);

describe('a draft', () => {
	it('is found after a reload, as it was', () => {
		const kept = storage();
		expect(new DraftStore(kept, 'a').keep(work(1))).toBe(true);
		expect(foundIn(kept)).toEqual([work(1)]);
	});

	it('is offered again over further reloads until it is taken or dropped', () => {
		const kept = storage();
		new DraftStore(kept, 'a').keep(work(1));
		new DraftStore(kept, 'b').found();
		const later = new DraftStore(kept, 'c');
		const { left } = later.found();
		expect(left).toEqual([{ key: 'tenglong.draft.a', draft: work(1) }]);
		later.forget('tenglong.draft.a');
		expect(foundIn(kept)).toEqual([]);
	});

	it('is not overwritten by what later visits leave, answered or not', () => {
		const kept = storage();
		new DraftStore(kept, 'a').keep(work(1));
		const visit = new DraftStore(kept, 'b');
		visit.found();
		visit.keep(work(2, '2025-06-02T00:00:00Z'));
		new DraftStore(kept, 'c').keep(null);
		expect(foundIn(kept)).toEqual([work(2, '2025-06-02T00:00:00Z'), work(1)]);
	});

	it('of one tab is not touched by another', () => {
		const kept = storage();
		const [one, other] = [new DraftStore(kept, 'a'), new DraftStore(kept, 'b')];
		one.keep(work(1));
		other.keep(work(2));
		other.keep(null);
		expect(foundIn(kept)).toEqual([work(1)]);
		expect(one.found().left).toEqual([]);
	});

	it('of earlier versions of the product is found too', () => {
		const kept = storage();
		const { aside: _, ...old } = work(1);
		kept.setItem('tenglong.draft.before', JSON.stringify(old));
		kept.setItem('tenglong.draft', JSON.stringify({ ...old, past: undefined }));
		expect(foundIn(kept)).toEqual([work(1), work(1)]);
	});

	it('is not there when the work was saved', () => {
		const kept = storage();
		const visit = new DraftStore(kept, 'a');
		visit.keep(work(1));
		visit.keep(null);
		expect(foundIn(kept)).toEqual([]);
	});

	it('holds what was set aside', () => {
		const kept = storage();
		const { savedAs, sheet } = work(2);
		const both: Draft = { ...work(1), aside: [{ savedAs, sheet, past: [] }] };
		new DraftStore(kept, 'a').keep(both);
		expect(foundIn(kept)).toEqual([both]);
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
		new DraftStore(kept, 'a').keep(half);
		expect(foundIn(kept)).toEqual([half]);
	});

	it('gives up steps, oldest first, before it gives up the work', () => {
		const kept = storage();
		const narrow = {
			...kept,
			setItem: (key: string, text: string) => {
				if (text.length > 1000) throw new Error('quota');
				kept.setItem(key, text);
			},
		};
		const long = { ...work(1), past: Array.from({ length: 99 }, () => work(2).sheet) };
		expect(new DraftStore(narrow, 'a').keep(long)).toBe(true);
		expect(foundIn(kept)).toEqual([work(1)]);
		const wide = storage();
		new DraftStore(wide, 'a').keep(long);
		expect(foundIn(wide)[0]?.past).toHaveLength(40);
	});

	it('of a long sketch keeps the outline that it was begun over', () => {
		const kept = storage();
		const outline: Outline = [
			[
				[
					[0, 0],
					[4, 0],
					[4, 4],
				],
			],
		];
		const past = [{ outline, sketch: null }, ...Array.from({ length: 99 }, () => work(2).sheet)];
		new DraftStore(kept, 'a').keep({ ...work(1), past });
		expect(foundIn(kept)[0]?.past[0]).toEqual({ outline, sketch: null });
	});

	it('that cannot be read is not offered, but its text is kept until it is dropped', () => {
		const kept = storage();
		kept.setItem('tenglong.draft', '{"sheet": 1}');
		const visit = new DraftStore(kept, 'a');
		const broken = [{ key: 'tenglong.draft', text: '{"sheet": 1}' }];
		expect(visit.found()).toEqual({ left: [], broken });
		expect(new DraftStore(kept, 'b').found().broken).toEqual(broken);
		visit.forget('tenglong.draft');
		expect(visit.found().broken).toEqual([]);
	});

	it('says so where the browser keeps nothing', () => {
		expect(new DraftStore(null, 'a').keep(work(1))).toBe(false);
	});
});
