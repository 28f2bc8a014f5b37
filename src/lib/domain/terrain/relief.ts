import { groundSizes } from './ground-size.ts';
import type { HeightGrid } from './height-grid.ts';

/**
 * Relief (relative height) of every cell: the highest less the lowest known height in a square window reaching
 * `radiusM` metres to each side (whole cells, at least one), cut at the grid's edge. NaN where the cell itself has no
 * height. Cells without height in the window are passed over.
 *
 * Rows, then columns, each with a sliding maximum over a queue of falling values (Lemire, Nordic Journal of Computing
 * 13/4, 2006): the work per cell does not grow with the radius.
 */
export function reliefGrid(grid: HeightGrid, radiusM: number): Float32Array {
	if (!(radiusM > 0)) throw new RangeError(`relief: got a radius of ${radiusM}, expected more than 0 m`);
	const { width, height, heights } = grid;
	const { x, y } = groundSizes(grid)(Math.floor((height - 1) / 2));
	const acrossX = Math.max(1, Math.round(radiusM / x));
	const acrossY = Math.max(1, Math.round(radiusM / y));
	const highest = slidingMaximum(heights, width, height, acrossX, acrossY, 1);
	const lowest = slidingMaximum(heights, width, height, acrossX, acrossY, -1);
	for (let i = 0; i < highest.length; i++)
		highest[i] = Number.isNaN(heights[i]) ? NaN : (highest[i] as number) + (lowest[i] as number);
	return highest;
}

/** Maximum of `sign × height` over the window around every cell; −Infinity where the window holds no height. */
function slidingMaximum(
	heights: Float32Array,
	width: number,
	height: number,
	acrossX: number,
	acrossY: number,
	sign: 1 | -1,
): Float32Array {
	const out = new Float32Array(heights.length);
	for (let i = 0; i < heights.length; i++) {
		const value = heights[i] as number;
		out[i] = Number.isNaN(value) ? -Infinity : sign * value;
	}
	const queue = new Int32Array(Math.max(width, height));
	const line = new Float32Array(Math.max(width, height));
	for (let r = 0; r < height; r++) slide(out, r * width, 1, width, acrossX, queue, line);
	for (let c = 0; c < width; c++) slide(out, c, width, height, acrossY, queue, line);
	return out;
}

/** One line of the grid, in place: `count` values from `first`, `step` apart. */
function slide(
	values: Float32Array,
	first: number,
	step: number,
	count: number,
	reach: number,
	queue: Int32Array,
	line: Float32Array,
): void {
	for (let i = 0; i < count; i++) line[i] = values[first + i * step] as number;
	let head = 0;
	let tail = 0;
	let entered = 0;
	for (let i = 0; i < count; i++) {
		for (const end = Math.min(count - 1, i + reach); entered <= end; entered++) {
			const value = line[entered] as number;
			while (tail > head && (line[queue[tail - 1] as number] as number) <= value) tail--;
			queue[tail++] = entered;
		}
		while ((queue[head] as number) < i - reach) head++;
		values[first + i * step] = line[queue[head] as number] as number;
	}
}
