import { expect, it } from 'vitest';
import { quantileCuts } from './quantiles.ts';

it('parts the values into classes of as many each', () => {
	expect(quantileCuts(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 5)).toEqual([1, 3, 5, 7, 9, 10]);
});

it('leaves missing values out', () => {
	expect(quantileCuts(Float64Array.of(NaN, 4, NaN, 2), 2)).toEqual([2, 4]);
	expect(quantileCuts(Float64Array.of(NaN), 5)).toEqual([]);
});

it('makes fewer classes where many values are the same', () => {
	expect(quantileCuts(Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 5, 9), 5)).toEqual([0, 5, 9]);
	expect(quantileCuts(Float64Array.of(3, 3), 5)).toEqual([3, 3]);
});
