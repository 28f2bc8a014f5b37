import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/support/seeded.ts';
import { NUMERIC_FACTS } from '../facts.ts';
import { summariseCovered, type CoveredParcel } from './covered.ts';
import { totalsOfCovered } from './covered-columns.ts';
import { parcelColumnsOf } from './parcel-columns.ts';

const random = seeded(7);
const parcels: CoveredParcel[] = Array.from({ length: 500 }, (_, i) => ({
	id: i + 1,
	code: `P${i}`,
	registeredMu: 15,
	areaM2: 5_000 + 10_000 * random(),
	overlapM2: 0,
	facts: Object.fromEntries(NUMERIC_FACTS.map((fact) => [fact, random() < 0.2 ? null : 1000 * random()])),
	grade: 'ABCD'[Math.floor(5 * random())] ?? null,
	flags: [
		{ code: 'idle', finding: random() < 0.3 ? 'yes' : random() < 0.3 ? 'unknown' : 'no' },
		{ code: 'low-efficiency', finding: random() < 0.3 ? 'yes' : 'no' },
	],
	enterprises: [{ id: 1 + Math.floor(80 * random()), share: random() }],
}));
const columns = parcelColumnsOf(parcels, new Map(Array.from({ length: 81 }, (_, id) => [id, id])));

describe('figures of what is covered, from columns', () => {
	it('are those of the official arithmetic to the last bit', () => {
		const rows = Uint32Array.from(parcels.keys()).filter((i) => i % 3 !== 0);
		const overlaps = Float64Array.from(rows, (i) => (parcels[i]?.areaM2 ?? 0) * Math.min(1, 1.4 * random()));
		const wanted = summariseCovered(
			Array.from(rows, (row, k) => ({
				...(parcels[row] as CoveredParcel),
				overlapM2: overlaps[k] as number,
			})),
		);
		const got = totalsOfCovered(columns, rows, overlaps);
		expect(got.totals).toEqual(wanted.totals);
		expect(got.indicators).toEqual(wanted.indicators);
		expect(got.missing).toEqual(
			wanted.missing.map(({ fact, parcels: ids }) => ({ fact, parcels: ids.length })),
		);
		expect(
			Array.from(got.enterprises, (id, k) => ({ id, share: got.enterpriseShares[k] as number })),
		).toEqual(wanted.enterprises);
		for (const { code, finding, parcels: count } of got.flags)
			expect(wanted.flags.filter((f) => f.code === code && f.finding === finding)).toHaveLength(count);
	});

	it('are unknown where nothing is covered, never zero', () => {
		const none = totalsOfCovered(columns, new Uint32Array(0), new Float64Array(0));
		expect(none.totals.taxWan).toBeNull();
		expect(none.indicators['taxPerMu']).toBeNull();
		expect(none.flags).toEqual([]);
	});
});
