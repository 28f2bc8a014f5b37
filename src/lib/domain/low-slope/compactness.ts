import { bitmapOf, outlineLength, type CellPolygons } from './trace.ts';
import type { Component } from './components.ts';

/**
 * Polsby–Popper: 4π·area ÷ perimeter², 1 for a circle, π/4 for a square. Holes take area off and add perimeter. The
 * perimeter is of the outline with its steps cut from edge middle to edge middle: along the steps themselves a slanting
 * edge would count up to √2 too long.
 *
 * Source: D. Polsby, R. Popper, The Third Criterion, Yale Law & Policy Review 9 (1991).
 * @param areaM2 in the same plane as the cells
 */
export function polsbyPopper(polygons: CellPolygons, areaM2: number, cellX: number, cellY: number): number {
	const { lengthM, corners } = outlineLength(polygons, cellX, cellY);
	const cut = (cellX + cellY - Math.hypot(cellX, cellY)) / 2;
	const perimeter = lengthM - corners * cut;
	return (4 * Math.PI * areaM2) / (perimeter * perimeter);
}

/**
 * Diameter of the largest circle around a cell's middle that holds no foreign cell's middle, less one cell: a row of n
 * square cells across gives n cells. Exact Euclidean distances in two passes.
 *
 * Source: P. Felzenszwalb, D. Huttenlocher, Distance Transforms of Sampled Functions, Theory of Computing 8 (2012).
 * @returns metres
 */
export function inscribedWidthM(component: Component, cellX: number, cellY: number): number {
	const { width, height, cells } = bitmapOf(component);
	// One cell of nothing around: the box's own edge is an edge.
	const [columns, rows] = [width + 2, height + 2];
	const far = new Float64Array(columns * rows);
	for (let row = 0; row < height; row++)
		for (let column = 0; column < width; column++)
			if (cells[row * width + column]) far[(row + 1) * columns + column + 1] = Infinity;
	const line = new LowerEnvelope(Math.max(columns, rows));
	for (let column = 0; column < columns; column++) line.run(far, column, columns, rows, cellY);
	for (let row = 0; row < rows; row++) line.run(far, row * columns, 1, columns, cellX);
	let greatest = 0;
	for (const squared of far) if (squared > greatest) greatest = squared;
	return Math.max(0, 2 * Math.sqrt(greatest) - Math.min(cellX, cellY));
}

/** Squared distances along a line: the lower envelope of parabolas. */
class LowerEnvelope {
	readonly #value: Float64Array;
	readonly #at: Int32Array;
	readonly #until: Float64Array;

	constructor(longest: number) {
		this.#value = new Float64Array(longest);
		this.#at = new Int32Array(longest);
		this.#until = new Float64Array(longest + 1);
	}

	run(values: Float64Array, start: number, step: number, count: number, spacing: number): void {
		const value = this.#value;
		for (let i = 0; i < count; i++) value[i] = values[start + i * step] as number;
		const square = spacing * spacing;
		let last = -1;
		for (let q = 0; q < count; q++) {
			if (value[q] === Infinity) continue;
			let meet = -Infinity;
			while (last >= 0) {
				const p = this.#at[last] as number;
				meet =
					((value[q] as number) + q * q * square - (value[p] as number) - p * p * square) /
					(2 * square * (q - p));
				if (meet > (this.#until[last] as number)) break;
				last--;
			}
			last++;
			this.#at[last] = q;
			this.#until[last] = last === 0 ? -Infinity : meet;
		}
		if (last < 0) return;
		this.#until[last + 1] = Infinity;
		let k = 0;
		for (let q = 0; q < count; q++) {
			while ((this.#until[k + 1] as number) < q) k++;
			const p = this.#at[k] as number;
			values[start + q * step] = (q - p) * (q - p) * square + (value[p] as number);
		}
	}
}
