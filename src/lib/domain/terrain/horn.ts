import { RADIANS } from '../geometry/ellipsoid.ts';
import { groundSizes } from './ground-size.ts';
import type { HeightGrid } from './height-grid.ts';
import { NO_CLASS, type SlopeClasses, squaredTangents, SURVEY_SLOPE_CLASSES } from './slope-classes.ts';

/**
 * Slope and aspect after Horn (Proceedings of the IEEE 69/1, 1981, p. 14–47), weights 1-2-1 over 3 × 3 cells:
 *
 *     dz/dx = ((c + 2f + i) − (a + 2d + g)) / 8x      a b c
 *     dz/dy = ((g + 2h + i) − (a + 2b + c)) / 8y      d e f
 *     slope = atan √(dz/dx² + dz/dy²)                 g h i
 *
 * A cell whose 3 × 3 window leaves the grid or holds a cell without height has no slope, as in `gdaldem slope` without
 * `-compute_edges`. x and y are the row's metres on the ground.
 */
export interface HornRow {
	above: Float32Array;
	row: Float32Array;
	below: Float32Array;
	/** Cell size of the row on the ground, metres. */
	x: number;
	y: number;
	/** Columns [from, to) are worked out; the grid's first and last column have no slope. */
	from: number;
	to: number;
}

/** Squared tangent of the slope of one row into `out` at the same columns; NaN where there is none. */
export function squaredSlopeRow({ above, row, below, x, y, from, to }: HornRow, out: Float64Array): void {
	const last = row.length - 1;
	const kx = 1 / (8 * x);
	const ky = 1 / (8 * y);
	const start = Math.max(1, from);
	const end = Math.min(last, to);
	for (let i = from; i < Math.min(start, to); i++) out[i] = NaN;
	for (let i = Math.max(end, from); i < to; i++) out[i] = NaN;
	if (start >= end) return;
	// Sums and differences of the columns left of, at and right of the cell slide along the row.
	let a = above[start - 1] as number;
	let e = row[start - 1] as number;
	let g = below[start - 1] as number;
	let sum0 = a + 2 * e + g;
	let fall0 = g - a;
	a = above[start] as number;
	e = row[start] as number;
	g = below[start] as number;
	let sum1 = a + 2 * e + g;
	let fall1 = g - a;
	for (let i = start; i < end; i++) {
		a = above[i + 1] as number;
		const next = row[i + 1] as number;
		g = below[i + 1] as number;
		const sum2 = a + 2 * next + g;
		const fall2 = g - a;
		const dx = (sum2 - sum0) * kx;
		const dy = (fall0 + 2 * fall1 + fall2) * ky;
		// The middle cell is not in the formula, but without its height there is no slope: 0 × NaN is NaN.
		out[i] = dx * dx + dy * dy + 0 * e;
		sum0 = sum1;
		sum1 = sum2;
		fall0 = fall1;
		fall1 = fall2;
		e = next;
	}
}

/** Slope in degrees of every cell, NaN where there is none. */
export function slopeGrid(grid: HeightGrid): Float32Array {
	const out = new Float32Array(grid.width * grid.height);
	eachRow(grid, (squared, r) => {
		for (let c = 0; c < grid.width; c++)
			out[r * grid.width + c] = Math.atan(Math.sqrt(squared[c] as number)) / RADIANS;
	});
	return out;
}

/** Slope class of every cell (`slope-classes.ts`), 0 the flattest, `NO_CLASS` where there is no slope. */
export function slopeClassGrid(grid: HeightGrid, classes: SlopeClasses = SURVEY_SLOPE_CLASSES): Uint8Array {
	const bounds = squaredTangents(classes);
	const out = new Uint8Array(grid.width * grid.height);
	eachRow(grid, (squared, r) => {
		for (let c = 0; c < grid.width; c++) out[r * grid.width + c] = classOf(squared[c] as number, bounds);
	});
	return out;
}

/** The class of a squared tangent. */
export function classOf(squared: number, bounds: Float64Array): number {
	if (squared !== squared) return NO_CLASS;
	let k = 0;
	while (k < bounds.length && squared > (bounds[k] as number)) k++;
	return k;
}

/**
 * Aspect in degrees: where the slope falls to, clockwise from north (0 north, 90 east). NaN where there is no slope
 * and on level ground, which faces nowhere.
 */
export function aspectGrid(grid: HeightGrid): Float32Array {
	const { width, height, heights } = grid;
	const sizes = groundSizes(grid);
	const out = new Float32Array(width * height).fill(NaN);
	const at = (r: number, c: number) => heights[r * width + c] as number;
	for (let r = 1; r < height - 1; r++) {
		const { x, y } = sizes(r);
		for (let c = 1; c < width - 1; c++) {
			const west = at(r - 1, c - 1) + 2 * at(r, c - 1) + at(r + 1, c - 1);
			const east = at(r - 1, c + 1) + 2 * at(r, c + 1) + at(r + 1, c + 1);
			const north = at(r - 1, c - 1) + 2 * at(r - 1, c) + at(r - 1, c + 1);
			const south = at(r + 1, c - 1) + 2 * at(r + 1, c) + at(r + 1, c + 1);
			const toEast = (west - east) / x;
			const toNorth = (south - north) / y;
			if ((toEast === 0 && toNorth === 0) || Number.isNaN(toEast + toNorth + at(r, c))) continue;
			const degrees = Math.atan2(toEast, toNorth) / RADIANS;
			out[r * width + c] = degrees < 0 ? degrees + 360 : degrees;
		}
	}
	return out;
}

/** Calls `use` with the squared slopes of each row in turn; the array is used again for the next. */
function eachRow(
	{ width, height, ...grid }: HeightGrid,
	use: (squared: Float64Array, row: number) => void,
): void {
	const sizes = groundSizes({ width, height, ...grid });
	const squared = new Float64Array(width);
	const rowAt = (r: number) => grid.heights.subarray(r * width, (r + 1) * width);
	for (let r = 0; r < height; r++) {
		if (r === 0 || r === height - 1) squared.fill(NaN);
		else {
			const { x, y } = sizes(r);
			const rows = { above: rowAt(r - 1), row: rowAt(r), below: rowAt(r + 1) };
			squaredSlopeRow({ ...rows, x, y, from: 0, to: width }, squared);
		}
		use(squared, r);
	}
}
