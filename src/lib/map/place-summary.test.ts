import { expect, it } from 'vitest';
import { columnsFrom } from './parcel-columns.ts';
import { ratioOfSums, summaryOf } from './place-summary.ts';

// Lishui 2019 (domain.md W1): 573,564 万元 over 30,341 mu is 18.90; the sum of the county ratios is not a number of anything.
it('is a ratio of sums, never a sum or mean of ratios', () => {
	const columns = columnsFrom({ id: [1, 2], taxWan: [500_000, 73_564], landMu: [20_000, 10_341] });
	const { value, counted } = ratioOfSums(columns, [0, 1], 'taxWan', 1);
	expect(value).toBeCloseTo(18.9039, 4);
	expect(counted).toBe(2);
});

it('leaves a parcel without an operand out of both sides', () => {
	const columns = columnsFrom({ id: [1, 2, 3], taxWan: [30, null, 10], landMu: [10, 1000, null] });
	expect(ratioOfSums(columns, [0, 1, 2], 'taxWan', 1)).toEqual({ value: 3, counted: 1 });
	expect(ratioOfSums(columns, [1], 'taxWan', 1)).toEqual({ value: null, counted: 0 });
});

it('counts grades and findings of the place only, with their mu', () => {
	const columns = columnsFrom({
		id: [1, 2, 3],
		region: [7, 7, 8],
		areaMu: [10, 20, 40],
		grade: ['B', null, 'A'],
		idle: ['yes', 'unknown', 'no'],
		lowEfficiency: ['no', 'no', 'no'],
	});
	expect(summaryOf(columns, 'region', 7)).toMatchObject({
		parcels: 2,
		grades: [
			{ grade: 'B', count: 1, mu: 10 },
			{ grade: 'none', count: 1, mu: 20 },
		],
		flags: {
			idle: { yes: { parcels: 1, mu: 10 }, unknown: { parcels: 1, mu: 20 } },
			'low-efficiency': { no: { parcels: 2, mu: 30 } },
		},
	});
});
