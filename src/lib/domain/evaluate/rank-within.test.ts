import { expect, test } from 'vitest';
import { seeded } from '../../../../tests/support/seeded.ts';
import { descending, rankWithin } from './rank-within.ts';

test('largest first, equal numbers share the best rank, NaN and rows of no group have none', () => {
	const values = Float64Array.of(5, 9, NaN, 9, -3, 7);
	const groupOf = Uint16Array.of(1, 1, 1, 1, 1, 0);
	expect(Array.from(rankWithin(values, groupOf, 2))).toEqual([3, 1, 0, 1, 4, 0]);
});

test('each group is ranked by itself', () => {
	const values = Float64Array.of(1, 2, 3, 4);
	expect(Array.from(rankWithin(values, Uint16Array.of(1, 2, 1, 2), 3))).toEqual([2, 2, 1, 1]);
});

test('zero and minus zero are equal, infinities stand at the ends', () => {
	const values = Float64Array.of(-0, -Infinity, 0, Infinity, 1e-300, -1e-300);
	expect(Array.from(rankWithin(values, new Uint16Array(6).fill(1), 2))).toEqual([3, 6, 3, 1, 2, 5]);
});

test('the order is that of a comparison sort, over every magnitude and sign', () => {
	const next = seeded(3);
	const values = Float64Array.from({ length: 3000 }, (_, i) =>
		i % 50 === 0 ? NaN : (next() - 0.5) * 10 ** Math.floor(600 * next() - 300),
	);
	const expected = Array.from(values.keys())
		.filter((i) => !Number.isNaN(values[i]))
		.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
	expect(Array.from(descending(values))).toEqual(expected);
});

test('nothing to rank', () => {
	expect(rankWithin(new Float64Array(0), new Uint16Array(0), 1)).toHaveLength(0);
});
