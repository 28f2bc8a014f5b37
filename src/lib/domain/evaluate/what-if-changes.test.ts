import { expect, test } from 'vitest';
import { changesOf, histogramOf, moversOf } from './what-if-changes.ts';

const base = {
	grades: ['A', 'B', 'D'],
	grade: Int8Array.of(0, 1, 2, -1, 2),
	total: Float64Array.of(120, 80, 30, NaN, 40),
};

test('counts who moved from which grade to which, and which way', () => {
	const now = { grade: Int8Array.of(1, 1, 0, 2, -1), total: Float64Array.of(100, 80, 90, 10, NaN) };
	const moves = new Uint8Array(5);
	expect(changesOf(base, now, ['A', 'B', 'D'], moves)).toEqual({
		before: [1, 1, 2, 1],
		after: [1, 2, 1, 1],
		matrix: [
			[0, 1, 0, 0],
			[0, 1, 0, 0],
			[1, 0, 0, 1],
			[0, 0, 1, 0],
		],
		better: 1,
		worse: 1,
		appeared: 1,
		vanished: 1,
	});
	expect(Array.from(moves)).toEqual([2, 0, 1, 3, 4]);
	// 30 → 90 is the largest change; those without a total on one side come last.
	expect(Array.from(moversOf(base, now, moves))).toEqual([2, 0, 3, 4]);
});

test('grades are told apart by name where the rule has others than before', () => {
	const now = { grade: Int8Array.of(0, 1, 1, -1, 2), total: base.total };
	const moves = new Uint8Array(5);
	const { better, worse } = changesOf(base, now, ['A', 'C', 'D'], moves);
	// B → C is down, D → C is up, A and D stay.
	expect([better, worse]).toEqual([1, 1]);
	expect(Array.from(moves)).toEqual([0, 2, 1, 0, 0]);
});

test('a histogram counts rated rows only, what lies outside in the end bins', () => {
	const total = Float64Array.of(-5, 0, 9.99, 10, 25, NaN);
	expect(histogramOf(total, Int32Array.of(0, 1, 2, 3, 4, 5), 0, 20, 2)).toEqual([3, 2]);
});
