import { describe, expect, it } from 'vitest';
import { binsOf } from './bins.ts';
import { tableFrom, valuesOf } from './chart-table.ts';
import { concentrationOf } from './concentration.ts';
import { gradeShares } from './grade-shares.ts';
import { groupRatios } from './group-ratios.ts';
import { boxesBy, quantile, sortedKnown } from './quantile.ts';

const of = (...values: number[]) => Float64Array.from(values);

describe('a histogram', () => {
	it('counts each value once, the missing in no bin', () => {
		const bins = binsOf(of(0, 1, 1, 2, 3, NaN, NaN), ['a', 'a', 'b', 'a', 'b', 'a', null], false);
		expect(bins.missing).toBe(2);
		expect(bins.counts.flat().reduce((a, b) => a + b, 0)).toBe(5);
		expect(bins.series).toEqual(['a', 'b', '']);
	});
	it('keeps a giant in an open last bin', () => {
		const values = Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 1e9 : i % 100));
		const bins = binsOf(values, new Array<null>(1000).fill(null), false);
		expect(bins.edges.at(-1)).toBe(100);
		expect(bins.openAbove).toBe(true);
		expect(bins.counts[0]?.reduce((a, b) => a + b, 0)).toBe(1000);
	});
	it('leaves out of a logarithm what is not positive, and says how many', () => {
		const bins = binsOf(of(-1, 0, 1, 10, 100), [null, null, null, null, null], true);
		expect(bins.notPositive).toBe(2);
		expect(bins.counts[0]?.reduce((a, b) => a + b, 0)).toBe(3);
	});
	it('has no bins where nothing is known', () => {
		expect(binsOf(of(NaN, NaN), [null, null], false)).toMatchObject({ edges: [], missing: 2 });
	});
});

describe('concentration', () => {
	it('says what part of the tax the best fifth of the land bears', () => {
		// yields 71 on a fifth of the land, 29 over the other four fifths
		const lorenz = concentrationOf(of(9, 71, 20), of(40, 20, 40));
		expect(lorenz?.shareAt(0.2)).toBeCloseTo(0.71, 12);
		expect(lorenz?.shareAt(0.6)).toBeCloseTo(0.91, 12);
		expect(lorenz?.points[0]).toEqual([0, 0]);
		expect(lorenz?.points.at(-1)?.[1]).toBeCloseTo(1, 12);
	});
	it('is the diagonal where all yield alike, linear within one object', () => {
		const even = concentrationOf(of(5, 5), of(1, 1));
		expect(even?.shareAt(0.3)).toBeCloseTo(0.3, 12);
	});
	it('leaves an object without a figure out of both sums', () => {
		const lorenz = concentrationOf(of(10, NaN, 30), of(10, 1000, 10));
		expect(lorenz).toMatchObject({ n: 2, missing: 1 });
		expect(lorenz?.shareAt(0.5)).toBeCloseTo(0.75, 12);
	});
	it('is not there where nothing sums to more than zero', () => {
		expect(concentrationOf(of(0, -5), of(1, 1))).toBeNull();
	});
});

describe('groups compared', () => {
	it('are ratios of sums, and so is the whole: never the sum or the mean of the groups’ ratios (209.58)', () => {
		const { groups, all } = groupRatios(of(419, 16), of(1, 100), ['x', 'y'], 1);
		const ratios = groups.map((g) => g.value as number);
		expect(ratios).toEqual([419, 0.16]);
		expect((419 + 0.16) / 2).toBeCloseTo(209.58, 10);
		expect(all.value).toBeCloseTo(435 / 101, 12);
	});
	it('leave a member without a figure out of both sums and count it', () => {
		const { groups } = groupRatios(of(10, NaN, 5), of(2, 8, NaN), ['a', 'a', 'a'], 1);
		expect(groups).toEqual([{ key: 'a', numerator: 10, denominator: 2, value: 5, counted: 1, missing: 2 }]);
	});
	it('stand best first, one without land last', () => {
		const { groups } = groupRatios(of(1, 9, NaN), of(1, 1, 1), ['low', 'high', 'none'], 1);
		expect(groups.map((g) => g.key)).toEqual(['high', 'low', 'none']);
		expect(groups[2]?.value).toBeNull();
	});
});

describe('grades by industry', () => {
	it('count graded objects only, small industries together', () => {
		const { rows, grades } = gradeShares(
			['A', 'D', 'A', null, 'D', 'B'],
			['33', '33', '17', '17', '35', '35'],
			2,
		);
		expect(grades).toEqual(['A', 'B', 'D']);
		expect(rows.map((r) => [r.key, r.n])).toEqual([
			['33', 2],
			['35', 2],
			['other', 1],
		]);
	});
});

describe('boxes', () => {
	it('read quartiles as spreadsheets do', () => {
		const sorted = sortedKnown([4, 1, 3, 2, NaN]);
		expect([0, 0.25, 0.5, 1].map((p) => quantile(sorted, p))).toEqual([1, 1.75, 2.5, 4]);
	});
	it('leave out industries with too few to say anything', () => {
		expect(boxesBy(of(1, 2, 3, 9), ['a', 'a', 'a', 'b'], 3).map((b) => b.key)).toEqual(['a']);
	});
});

describe('the table of a run', () => {
	it('has indicators made of its own facts, NaN where one is missing; a code of 2002 keeps its edition', () => {
		const table = tableFrom(
			{ taxWan: [10, null], landMu: [4, 4], industry: ['C3311', '3311'], industryEdition: [2017, 2002] },
			2,
		);
		const values = valuesOf(table, { numerator: 'taxWan', denominator: 'landMu', factor: 1 });
		expect(values[0]).toBe(2.5);
		expect(values[1]).toBeNaN();
		expect(table.division).toEqual(['33', '2002:33']);
	});
});
