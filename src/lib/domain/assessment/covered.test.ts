import { describe, expect, it } from 'vitest';
import { summariseCovered, type CoveredParcel } from './covered.ts';

const parcel = (id: number, more: Partial<CoveredParcel>): CoveredParcel => ({
	id,
	code: `P${id}`,
	registeredMu: 15,
	areaM2: 10_000,
	overlapM2: 10_000,
	facts: {},
	grade: null,
	flags: [],
	enterprises: [],
	...more,
});

describe('what lies under a drawing', () => {
	it('apportions by area and divides sums by sums', () => {
		const summary = summariseCovered([
			parcel(1, { facts: { taxWan: 100, landMu: 10 } }),
			parcel(2, { facts: { taxWan: 10, landMu: 20 }, overlapM2: 5_000 }),
		]);
		expect(summary.totals.taxWan).toBe(105);
		expect(summary.indicators['taxPerMu']).toBe(105 / 20);
	});

	it('takes a parcel without the figure out of both sides of the ratio and names it', () => {
		const summary = summariseCovered([
			parcel(1, { facts: { taxWan: 100, landMu: 10 } }),
			parcel(2, { facts: { taxWan: null, landMu: 1000 } }),
		]);
		expect(summary.indicators['taxPerMu']).toBe(10);
		expect(summary.missing).toContainEqual({ fact: 'taxWan', parcels: [2] });
	});

	it('brings mu to square metres in the floor area ratio', () => {
		const summary = summariseCovered([parcel(1, { facts: { floorAreaM2: 8_000, landMu: 15 } })]);
		expect(summary.indicators['far']).toBeCloseTo(0.8, 12);
	});

	it('adds up the parts of one firm on two parcels and keeps unknown findings apart from yes', () => {
		const summary = summariseCovered([
			parcel(1, { enterprises: [{ id: 7, share: 0.6 }], flags: [{ code: 'idle', finding: 'yes' }] }),
			parcel(2, {
				enterprises: [{ id: 7, share: 0.4 }],
				overlapM2: 5_000,
				flags: [
					{ code: 'idle', finding: 'unknown' },
					{ code: 'low-efficiency', finding: 'no' },
				],
			}),
		]);
		expect(summary.enterprises).toEqual([{ id: 7, share: 0.8 }]);
		expect(summary.flags).toEqual([
			{ code: 'idle', finding: 'yes', parcel: 1 },
			{ code: 'idle', finding: 'unknown', parcel: 2 },
		]);
	});

	it('does not list a neighbour that is only touched', () => {
		expect(summariseCovered([parcel(1, { overlapM2: 0.01 })]).parcels).toEqual([]);
	});
});
