import { describe, expect, it } from 'vitest';
import { movedBy, splitOf, type Split, type Way } from './split.ts';

// f(boundary, data, rule) = boundary × data + rule: A is (2, 10, 1), B is (3, 20, 5)
const f = (boundary: number, data: number, rule: number) => boundary * data + rule;
const forward: Way<number> = [f(2, 10, 1), f(3, 10, 1), f(3, 20, 1), f(3, 20, 5)];
const backward: Way<number> = [f(2, 10, 1), f(2, 10, 5), f(2, 20, 5), f(3, 20, 5)];
const sum = (s: Split) => (s.boundary as number) + (s.data as number) + (s.rule as number);

describe('the change of a figure', () => {
	it('is parted into boundary, data and rule that sum to it; what depends on the order is stated', () => {
		// boundary moves it by 10 at A's data and by 20 at B's; data by 20 at A's boundary and by 30 at B's
		expect(splitOf(forward, backward)).toEqual({
			from: 21,
			to: 65,
			change: 44,
			boundary: 15,
			data: 25,
			rule: 4,
			interaction: 10,
		});
	});

	it('is negated part by part where the runs are swapped', () => {
		const there = splitOf(forward, backward);
		const reversed = (way: Way<number>): Way<number> => [way[3], way[2], way[1], way[0]];
		const back = splitOf(reversed(backward), reversed(forward));
		for (const part of ['change', 'boundary', 'data', 'rule'] as const)
			expect(back[part]).toBe(-(there[part] as number));
		expect(back.interaction).toBe(there.interaction);
	});

	it('sums to the change for any numbers', () => {
		for (let i = 0; i < 200; i++) {
			const at = (k: number) => Math.sin(i * 7 + k) * 10 ** (i % 7);
			const way: Way<number> = [at(0), at(1), at(2), at(3)];
			const other: Way<number> = [at(0), at(4), at(5), at(3)];
			const split = splitOf(way, other);
			expect(Math.abs(sum(split) - (split.change as number))).toBeLessThanOrEqual(1e-14 * 10 ** (i % 7) * 10);
		}
	});

	it('by one cause alone leaves exactly nothing to the others', () => {
		expect(splitOf([0.1, 0.1, 0.3, 0.3], [0.1, 0.1, 0.3, 0.3])).toMatchObject({
			boundary: 0,
			data: 0.3 - 0.1,
			rule: 0,
		});
		expect(splitOf([0.1, 0.1, 0.1, 0.3], [0.1, 0.3, 0.3, 0.3])).toMatchObject({
			boundary: 0,
			data: 0,
			rule: 0.3 - 0.1,
		});
	});

	it('takes the way that has a number at every corner, and parts nothing where neither has', () => {
		expect(splitOf([1, null, 4, 6], [1, 2, 5, 6])).toMatchObject({
			boundary: 1,
			data: 3,
			rule: 1,
			interaction: null,
		});
		expect(splitOf([1, null, 4, 6], [1, 2, null, 6])).toMatchObject({
			change: 5,
			boundary: null,
			data: null,
			rule: null,
		});
	});

	it('to or from an unknown figure is no number', () => {
		expect(splitOf([null, 1, 2, 3], [null, 1, 2, 3])).toMatchObject({
			from: null,
			to: 3,
			change: null,
			data: null,
		});
	});
});

it('a path names the steps at which it turned', () => {
	expect(movedBy(['B', 'B', 'C', 'A'])).toEqual(['data', 'rule']);
	expect(movedBy(['B', 'absent', 'absent', 'absent'])).toEqual(['boundary']);
	expect(movedBy(['B', 'B', 'B', 'B'])).toEqual([]);
});
