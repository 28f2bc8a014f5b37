import { expect, test } from 'vitest';
import { groupTotal } from '#lib/domain/evaluate/group-total.ts';
import { chainOf, parkChain } from '#lib/domain/park/chain.ts';
import { enterprise } from '../support/enterprises.ts';

// W1, Lishui 2019: 942 above-scale enterprises; the county yields per mu are printed, the county areas are not.
const city = { taxWan: 573_564, valueAddedWan: 2_236_605, landMu: 30_341 };
const countyTaxPerMu = [46.38, 36.91, 22.97, 21.41, 21.36, 16.75, 12.15, 11.78, 10.06, 9.81];

test('W1: the city pays 18.9 万元 per mu and adds 73.7: total over total', () => {
	const third = (x: number) => [x * 0.5, x * 0.3, x * 0.2];
	const [tax, value, land] = [third(city.taxWan), third(city.valueAddedWan), third(city.landMu)];
	const rows = [0, 1, 2].map((i) =>
		enterprise(`part${i}`, { taxWan: tax[i], valueAddedWan: value[2 - i], landMu: land[i] }),
	);
	const total = groupTotal(rows);
	expect(total.indicators['taxPerMu']?.value).toBeCloseTo(18.9039, 4);
	// printed 73.71; 73.7156 from the printed inputs, so within a hundredth
	expect(Math.abs((total.indicators['valueAddedPerMu']?.value ?? 0) - 73.71)).toBeLessThan(0.01);
});

test('W1, negative: yields per mu of counties are neither added up (209.58) nor averaged (20.96)', () => {
	const rows = countyTaxPerMu.map((perMu, i) => {
		const landMu = 1_000 * (i + 1);
		return enterprise(`county${i}`, { landMu, taxWan: perMu * landMu });
	});
	const value = groupTotal(rows).indicators['taxPerMu']?.value ?? NaN;
	const [tax, land] = [
		countyTaxPerMu.reduce((sum, perMu, i) => sum + perMu * 1_000 * (i + 1), 0),
		countyTaxPerMu.reduce((sum, _, i) => sum + 1_000 * (i + 1), 0),
	];
	expect(value).toBeCloseTo(tax / land, 9);
	expect(countyTaxPerMu.reduce((a, b) => a + b, 0)).toBeCloseTo(209.58, 9);
	expect(Math.abs(value - 209.58)).toBeGreaterThan(100);
	expect(Math.abs(value - 20.958)).toBeGreaterThan(1);
});

test('a member that lacks an operand leaves both sums, and is counted', () => {
	const rows = [
		enterprise('a', { taxWan: 100, landMu: 10 }),
		enterprise('b', { taxWan: 900, landMu: null }),
		enterprise('c', { taxWan: null, landMu: 90 }),
	];
	expect(groupTotal(rows).indicators['taxPerMu']).toEqual({
		value: 10,
		numerator: 100,
		denominator: 10,
		counted: 1,
		missing: 2,
	});
	expect(groupTotal(rows).totals.taxWan).toEqual({ sum: 1000, missing: 1 });
	expect(groupTotal([]).indicators['taxPerMu']?.value).toBeNull();
});

test('W2: 89.46 % × 92.68 % × 92.77 % of the developable land is built on: 76.92 %', () => {
	expect(((chainOf(0.8946, 0.9268, 0.9277) ?? 0) * 100).toFixed(2)).toBe('76.92');
});

test('the chain of a zone is built ÷ developable, and unknown as soon as one part is', () => {
	const zone = parkChain({ developable: 1000, serviced: 900, supplied: 800, built: 600 });
	expect(zone.development).toBeCloseTo(0.9, 12);
	expect(zone.whole).toBeCloseTo(0.6, 12);
	expect(parkChain({ developable: 1000, serviced: 900, supplied: null, built: 600 })).toEqual({
		development: 0.9,
		supply: null,
		construction: null,
		whole: null,
	});
	expect(parkChain({ developable: 0, serviced: 0, supplied: 0, built: 0 }).whole).toBeNull();
});
