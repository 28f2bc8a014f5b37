import { describe, expect, it } from 'vitest';
import { planeGrid } from '../../../../tests/support/height-grids.ts';
import { seeded } from '../../../../tests/support/seeded.ts';
import type { HeightGrid } from './height-grid.ts';
import { reliefGrid } from './relief.ts';

describe('relief', () => {
	it('is the highest less the lowest height within the radius', () => {
		const ramp = planeGrid(9, 9, 10, (east) => 100 + east);
		expect(reliefGrid(ramp, 20)[4 * 9 + 4]).toBe(40);
		expect(reliefGrid(ramp, 20)[4 * 9]).toBe(20);
	});

	it.each([1, 2, 3, 4, 5])('equals the plain search on rough ground with holes (seed %i)', (seed) => {
		const random = seeded(seed);
		const grid = planeGrid(17 + seed, 23 - seed, 10, () => (random() < 0.1 ? NaN : random() * 500));
		const radius = 10 * seed;
		expect([...reliefGrid(grid, radius)]).toEqual(searched(grid, seed));
	});

	it('refuses a radius of nothing', () => {
		expect(() =>
			reliefGrid(
				planeGrid(3, 3, 10, () => 1),
				0,
			),
		).toThrow('got a radius of 0');
	});
});

function searched({ width, height, heights }: HeightGrid, reach: number): number[] {
	return Array.from(heights, (own, i) => {
		if (Number.isNaN(own)) return NaN;
		let [low, high] = [Infinity, -Infinity];
		for (let r = Math.floor(i / width) - reach; r <= Math.floor(i / width) + reach; r++)
			for (let c = (i % width) - reach; c <= (i % width) + reach; c++) {
				const value = r < 0 || c < 0 || r >= height || c >= width ? NaN : heights[r * width + c];
				if (value === undefined || Number.isNaN(value)) continue;
				low = Math.min(low, value);
				high = Math.max(high, value);
			}
		return Math.fround(high - low);
	});
}
