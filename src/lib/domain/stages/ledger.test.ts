import { describe, expect, it } from 'vitest';
import { findingIn, leadingIn, ledgerOf, stageLetters } from './ledger.ts';
import { STAGE_IDS } from './stage-rules.ts';

describe('the letters of a parcel', () => {
	it('say its five findings in order', () => {
		const stages = (['no', 'yes', 'unknown', 'unknown', 'no'] as const).map((finding, i) => ({
			...{ id: STAGE_IDS[i]!, finding },
			...{ reason: 'x', missing: [] },
		}));
		expect(stageLetters(stages)).toBe('nyuun');
		expect(stageLetters([])).toBe(null);
		expect(findingIn('nyuun', 'partly-used')).toBe('unknown');
		expect([leadingIn('nyuun'), leadingIn('nnnnn')]).toEqual(['supplied-unused', null]);
		expect(() => findingIn('xx', 'partly-used')).toThrow('expected five of y, n, u');
	});
});

it('the ledger counts a parcel in each stage that holds, and once in the earliest', () => {
	const { rows, total } = ledgerOf([
		{ region: 1, mu: 10, letters: 'nynny' },
		{ region: 1, mu: 20, letters: 'nnunn' },
		{ region: 2, mu: NaN, letters: 'ynnnn' },
	]);
	expect(rows.map((r) => [r.region, r.all])).toEqual([
		[1, { parcels: 2, mu: 30 }],
		[2, { parcels: 1, mu: 0 }],
	]);
	expect(total.stages['supplied-unused'].yes).toEqual({ parcels: 1, mu: 10 });
	expect(total.stages['below-promise'].yes).toEqual({ parcels: 1, mu: 10 });
	expect(total.stages['partly-used'].unknown).toEqual({ parcels: 1, mu: 20 });
	const leading = Object.values(total.leading);
	expect(leading.reduce((sum, a) => sum + a.parcels, 0)).toBe(3);
	expect(total.leading.none).toEqual({ parcels: 1, mu: 20 });
});
