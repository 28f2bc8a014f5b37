import { describe, expect, it } from 'vitest';
import { apportionToCent, splitShares, type SplitKeys } from './split.ts';

const place = (place: string, keys: Partial<SplitKeys>): SplitKeys => ({
	place,
	areaMu: null,
	floorM2: null,
	share: null,
	...keys,
});

describe('shares by a split key', () => {
	it('are key ÷ sum of keys and sum to exactly 1', () => {
		const split = splitShares('area', [
			place('甲', { areaMu: 10 }),
			place('乙', { areaMu: 10 }),
			place('丙', { areaMu: 10 }),
		]);
		expect(split).toEqual({ shares: [0.333333333334, 0.333333333333, 0.333333333333] });
	});

	it('by floor need the floor of every place, and say which lacks it', () => {
		const split = splitShares('floor', [place('甲', { floorM2: 3000 }), place('乙', { areaMu: 5 })]);
		expect(split).toMatchObject({ problem: { code: 'shares-key-missing', path: 'parts[1]' } });
	});

	it('stated by hand must sum to 1', () => {
		expect(splitShares('manual', [place('甲', { share: 0.6 }), place('乙', { share: 0.3 })])).toMatchObject({
			problem: { code: 'shares-not-one', got: 0.9, expected: 1 },
		});
		expect(splitShares('manual', [place('甲', { share: 0.7 }), place('乙', { share: 0.3 })])).toEqual({
			shares: [0.7, 0.3],
		});
	});

	it('refuse keys that are all zero, or negative', () => {
		expect(splitShares('area', [place('甲', { areaMu: 0 }), place('乙', { areaMu: 0 })])).toMatchObject({
			problem: { code: 'shares-key-sum' },
		});
		expect(splitShares('area', [place('甲', { areaMu: -1 }), place('乙', { areaMu: 2 })])).toMatchObject({
			problem: { code: 'shares-key-negative', path: 'parts[0]' },
		});
	});
});

describe('an amount split to the cent', () => {
	it('sums to the amount of the tax file, the largest remainder taking the odd cent', () => {
		// 100.01 元 in three: 33.34 + 33.34 + 33.33
		expect(apportionToCent(0.010001, [1, 1, 1])).toEqual([0.003334, 0.003334, 0.003333]);
	});

	it('holds for 10,000 seeded cases in whole cents', () => {
		let seed = 7;
		const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
		for (let k = 0; k < 10_000; k++) {
			const cents = Math.floor(next() * 1e9) - 1e8;
			const shares = Array.from({ length: 1 + Math.floor(next() * 7) }, () => next() + 1e-6);
			const parts = apportionToCent(cents / 1e6, shares).map((part) => Math.round(part * 1e6));
			expect(parts.reduce((a, b) => a + b, 0)).toBe(cents);
		}
	});

	it('splits a refund (negative tax) the same way', () => {
		expect(apportionToCent(-0.010001, [1, 1, 1])).toEqual([-0.003334, -0.003334, -0.003333]);
	});
});
