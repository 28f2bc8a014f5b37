import { slopeGrid } from '../terrain/horn.ts';
import type { HeightGrid } from '../terrain/height-grid.ts';
import { BOUND_TOLERANCE_DEG, SURVEY_SLOPE_CLASSES } from '../terrain/slope-classes.ts';
import type { CellBox } from './cell-mask.ts';
import type { Component } from './components.ts';

/** What the cells of a block add up to, gathered window by window. */
export interface CellSums {
	cells: number;
	/** Cells by survey slope class, flattest first. */
	classes: number[];
	/** Cells by the classes of a factor table's slope cuts, flattest first. */
	factorClasses: number[];
	slopeSum: number;
	maxSlopeDeg: number;
	heightSum: number;
	minM: number;
	maxM: number;
}

/** The ground of a block. Class areas are shares of the block's ellipsoidal area by cells. */
export interface BlockGround {
	/** m² of the survey classes ≤2, 2–6, 6–15, 15–25, >25°; they add up to the block's area. */
	classesM2: number[];
	meanSlopeDeg: number;
	maxSlopeDeg: number;
	meanElevationM: number;
	minElevationM: number;
	maxElevationM: number;
	/** Highest less lowest cell. */
	reliefM: number;
}

/** Gathers the ground of components from windows that together cover them once. */
export class GroundTally {
	readonly sums: CellSums[];
	readonly #factorCuts: readonly number[];
	/** Runs of all components by row: component, first and last column. */
	readonly #rows = new Map<number, number[]>();

	/** @param factorCuts upper ends in degrees of a factor table's slope classes, rising, each included */
	constructor(components: readonly Component[], factorCuts: readonly number[] = []) {
		this.#factorCuts = factorCuts;
		this.sums = components.map(() => ({
			cells: 0,
			classes: [...SURVEY_SLOPE_CLASSES.upTo, Infinity].map(() => 0),
			factorClasses: [...factorCuts, Infinity].map(() => 0),
			slopeSum: 0,
			maxSlopeDeg: 0,
			heightSum: 0,
			minM: Infinity,
			maxM: -Infinity,
		}));
		components.forEach(({ runs }, component) => {
			for (let i = 0; i < runs.length; i += 3) {
				const row = runs[i] as number;
				const list = this.#rows.get(row) ?? [];
				if (list.length === 0) this.#rows.set(row, list);
				list.push(component, runs[i + 1] as number, runs[i + 2] as number);
			}
		});
	}

	/** @param inner the window's own part, its margin left off; @param at of the window's first cell in the mask */
	take(window: HeightGrid, inner: CellBox, at: { column: number; row: number }): void {
		let slopes: Float32Array | null = null;
		for (let row = inner.fromRow; row < inner.toRow; row++) {
			const runs = this.#rows.get(at.row + row);
			if (!runs) continue;
			slopes ??= slopeGrid(window);
			for (let i = 0; i < runs.length; i += 3) {
				const sums = this.sums[runs[i] as number] as CellSums;
				const from = Math.max(inner.fromColumn, (runs[i + 1] as number) - at.column);
				const to = Math.min(inner.toColumn, (runs[i + 2] as number) - at.column);
				for (let column = from; column < to; column++) {
					const cell = row * window.width + column;
					this.#add(sums, slopes[cell] as number, window.heights[cell] as number);
				}
			}
		}
	}

	#add(sums: CellSums, slope: number, z: number): void {
		sums.cells++;
		count(sums.classes, SURVEY_SLOPE_CLASSES.upTo, slope);
		count(sums.factorClasses, this.#factorCuts, slope);
		sums.slopeSum += slope;
		if (slope > sums.maxSlopeDeg) sums.maxSlopeDeg = slope;
		sums.heightSum += z;
		if (z < sums.minM) sums.minM = z;
		if (z > sums.maxM) sums.maxM = z;
	}
}

function count(classes: number[], upTo: readonly number[], slope: number): void {
	let k = 0;
	while (k < upTo.length && slope > (upTo[k] as number) + BOUND_TOLERANCE_DEG) k++;
	classes[k] = (classes[k] as number) + 1;
}

/** The sums of a block of that ellipsoidal area as figures. */
export function groundOf(sums: CellSums, areaM2: number): BlockGround {
	return {
		classesM2: sums.classes.map((cells) => (cells / sums.cells) * areaM2),
		meanSlopeDeg: sums.slopeSum / sums.cells,
		maxSlopeDeg: sums.maxSlopeDeg,
		meanElevationM: sums.heightSum / sums.cells,
		minElevationM: sums.minM,
		maxElevationM: sums.maxM,
		reliefM: sums.maxM - sums.minM,
	};
}
