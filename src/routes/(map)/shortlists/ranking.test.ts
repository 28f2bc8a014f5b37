import { describe, expect, it } from 'vitest';
import type { Candidate } from '#lib/api/shortlists.ts';
import { keyOf, marked, type Marks } from './marks.ts';
import { rank, totalsOf } from './ranking.ts';

const candidate = (id: number, change: Partial<Candidate> = {}): Candidate => ({
	kind: 'parcel',
	id,
	code: `P${id}`,
	name: null,
	park: 1,
	region: 1,
	stockKind: null,
	mu: 10,
	muKind: 'registered',
	grade: null,
	total: null,
	taxPerMu: null,
	far: null,
	idle: 'no',
	lowEfficiency: 'yes',
	batch: 'supply',
	reason: 'renew-for-projects',
	extension: true,
	parts: { area: 0, taxGap: 0, idle: 0, farGap: 0 },
	priority: null,
	bbox: [0, 0, 0, 0],
	...change,
});
const wide = candidate(1, { parts: { area: 1, taxGap: 0, idle: 0, farGap: 0 } });
const poor = candidate(2, { parts: { area: 0, taxGap: 1, idle: 0, farGap: 0 } });
const none: Marks = new Map();
const known = new Map([wide, poor].map((c) => [keyOf(c), c]));
const weights = (area: number, taxGap: number) => ({
	weights: { area, taxGap, idle: 0, farGap: 0 },
	limit: 10,
});
const ids = (items: { id: number }[]) => items.map((item) => item.id);

describe('the ranked list', () => {
	it('turns round when the weights do', () => {
		expect(ids(rank([wide, poor], known, weights(10, 1), none))).toEqual([1, 2]);
		expect(ids(rank([wide, poor], known, weights(1, 10), none))).toEqual([2, 1]);
	});

	it('keeps pinned ones on top and dropped ones last, positions counted through', () => {
		const marks = marked(marked(none, poor, { mark: 'pinned' }), wide, { mark: 'dropped', note: '已签约' });
		const items = rank([wide, poor], known, weights(10, 1), marks);
		expect(items.map(({ id, position, mark, note }) => ({ id, position, mark, note }))).toEqual([
			{ id: 2, position: 1, mark: 'pinned', note: null },
			{ id: 1, position: 2, mark: 'dropped', note: '已签约' },
		]);
	});

	it('keeps a pinned one that the criteria or the limit leave out', () => {
		const marks = marked(none, poor, { mark: 'pinned' });
		expect(ids(rank([wide], known, weights(10, 1), marks))).toEqual([2, 1]);
		expect(ids(rank([wide, poor], known, { ...weights(10, 1), limit: 1 }, marks))).toEqual([2, 1]);
	});

	it('counts mu by batch and kind of area, without the dropped', () => {
		const built = candidate(3, { batch: 'formalities', mu: 4, muKind: 'ellipsoidal' });
		const marks = marked(none, wide, { mark: 'dropped' });
		const totals = totalsOf(rank([wide, poor, built], known, weights(1, 1), marks));
		expect([totals.count, totals.dropped]).toEqual([2, 1]);
		expect(totals.batches.supply).toEqual({
			count: 1,
			mu: { registered: 10, ellipsoidal: 0, 'free-land': 0, 'low-slope': 0 },
		});
		expect(totals.batches.formalities.mu.ellipsoidal).toBe(4);
		expect(totals.mu).toEqual({ registered: 10, ellipsoidal: 4, 'free-land': 0, 'low-slope': 0 });
	});

	it('never adds the area of a low-slope block to that of parcels', () => {
		const built = candidate(3, { mu: 4, muKind: 'ellipsoidal' });
		const block = candidate(4, { kind: 'low-slope', batch: null, mu: 90, muKind: 'low-slope' });
		const totals = totalsOf(rank([built, block], known, weights(1, 1), none));
		expect(totals.mu).toEqual({ registered: 0, ellipsoidal: 4, 'free-land': 0, 'low-slope': 90 });
		expect(totals.batches.none).toEqual({
			count: 1,
			mu: { registered: 0, ellipsoidal: 0, 'free-land': 0, 'low-slope': 90 },
		});
	});
});

describe('marks', () => {
	it('forget a candidate of which nothing is said any more', () => {
		const pinned = marked(none, wide, { mark: 'pinned' });
		expect(marked(pinned, wide, { mark: null }).size).toBe(0);
		expect(marked(marked(pinned, wide, { note: '待核' }), wide, { mark: null }).get('parcel:1')).toEqual({
			kind: 'parcel',
			id: 1,
			mark: null,
			note: '待核',
		});
		expect(pinned.size).toBe(1);
	});
});
