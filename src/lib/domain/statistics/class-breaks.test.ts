import { describe, expect, it } from 'vitest';
import { equalBreaks, naturalBreaks, quantileBreaks, sortedFinite } from './class-breaks.ts';

const sorted = (...values: number[]) => sortedFinite(Float64Array.from(values));

/** Sum of squared deviations of each class from its mean. */
function spread(values: Float64Array, breaks: readonly number[]): number {
	const bounds = [-Infinity, ...breaks, Infinity];
	let total = 0;
	for (let i = 0; i + 1 < bounds.length; i++) {
		const inside = values.filter((v) => v >= (bounds[i] as number) && v < (bounds[i + 1] as number));
		const mean = inside.reduce((a, b) => a + b, 0) / (inside.length || 1);
		total += inside.reduce((a, b) => a + (b - mean) ** 2, 0);
	}
	return total;
}

describe('class breaks', () => {
	it('leaves what is missing out', () => {
		expect([...sorted(3, NaN, 1, Infinity)]).toEqual([1, 3]);
	});

	it('makes quantiles of about as many values each', () => {
		expect(quantileBreaks(sorted(1, 2, 3, 4, 5, 6), 3)).toEqual([3, 5]);
	});

	it('makes equal intervals between the ends', () => {
		expect(equalBreaks(sorted(0, 1, 10), 5)).toEqual([2, 4, 6, 8]);
	});

	it('finds the gaps as natural breaks', () => {
		expect(naturalBreaks(sorted(1, 2, 2, 10, 11, 50, 51), 3)).toEqual([10, 50]);
	});

	it('finds natural breaks as good as the best of all partitions', () => {
		const values = sorted(1.5, 2, 3.25, 7, 7.5, 8, 20, 21, 33, 34, 35.5);
		let best = Infinity;
		for (let a = 1; a < values.length; a++)
			for (let b = a + 1; b < values.length; b++)
				best = Math.min(best, spread(values, [values[a] as number, values[b] as number]));
		expect(spread(values, naturalBreaks(values, 3))).toBeCloseTo(best, 9);
	});

	it('gives fewer classes where values coincide, and one where all are equal', () => {
		for (const breaks of [quantileBreaks, equalBreaks, naturalBreaks]) {
			expect(breaks(sorted(4, 4, 4, 4), 5)).toEqual([]);
			expect(breaks(sorted(), 5)).toEqual([]);
		}
		expect(naturalBreaks(sorted(1, 1, 9, 9), 5)).toEqual([9]);
		expect(quantileBreaks(sorted(0, 0, 0, 0, 0, 0, 0, 7), 4)).toEqual([]);
	});

	it('keeps its digits for large values far from zero', () => {
		const far = 1e9;
		expect(naturalBreaks(sorted(far, far + 1, far + 2, far + 500, far + 501), 2)).toEqual([far + 500]);
	});

	it('takes a hundred thousand values by their order statistics', () => {
		const values = Float64Array.from({ length: 100_000 }, (_, i) => (i < 50_000 ? i * 1e-4 : 100 + i * 1e-4));
		const [only] = naturalBreaks(sortedFinite(values), 2);
		expect(only).toBeGreaterThan(5);
		expect(only).toBeLessThan(106);
	});
});
