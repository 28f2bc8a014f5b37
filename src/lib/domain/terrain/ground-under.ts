import type { Areal } from '../geometry/areal.ts';
import { ellipsoidalAreaM2 } from '../geometry/area.ts';
import { cellEdges } from './cell-edges.ts';
import { Coverage } from './coverage.ts';
import { cutAndFill, type CutFill } from './cut-fill.ts';
import { groundSizes } from './ground-size.ts';
import type { HeightGrid } from './height-grid.ts';
import { aspectGrid, slopeGrid } from './horn.ts';
import { NO_CLASS, slopeClassOf, SURVEY_SLOPE_CLASSES } from './slope-classes.ts';

/** Where a slope falls to, in eighths of the compass, clockwise from north. */
export const ASPECTS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The ground under a shape. Areas are the shape's ellipsoidal area, shared out by the cells that it covers. */
export interface GroundUnder {
	/** m² of the survey classes ≤2, 2–6, 6–15, 15–25, >25°; they add up to area × `validShare`. */
	classesM2: number[];
	/** Mean slope over the area that has one, degrees; null where none has. */
	meanDeg: number | null;
	elevation: { minM: number; meanM: number; maxM: number } | null;
	/** Highest less lowest cell, m. */
	reliefM: number | null;
	/** The eighth that most of the sloping ground falls to, and its share of that ground; null on level ground. */
	aspect: { to: Aspect; share: number } | null;
	/** Share of the shape on cells with a slope, 0 to 1. */
	validShare: number;
	/** Of one level platform over the cells with a height; null where there are none. */
	cutFill: CutFill | null;
	/** Size of the cells that were read, m. */
	cellM: number;
}

/**
 * A grid made ready to be asked many times: slope, class and aspect of each cell are worked out once, so that a shape
 * under the hand costs its own cells only.
 */
export class SlopedGround {
	readonly grid: HeightGrid;
	readonly #slopes: Float32Array;
	readonly #classes: Uint8Array;
	/** Eighth of the compass, `NO_CLASS` where level or unknown. */
	readonly #aspects: Uint8Array;
	readonly #sizes: ReturnType<typeof groundSizes>;
	/** Heights and areas of the cells last asked for, to move earth with. */
	#heights = new Float64Array(1024);
	#areas = new Float64Array(1024);

	constructor(grid: HeightGrid) {
		this.grid = grid;
		this.#slopes = slopeGrid(grid);
		this.#classes = Uint8Array.from(this.#slopes, (degrees) => slopeClassOf(degrees));
		this.#aspects = Uint8Array.from(aspectGrid(grid), (degrees) =>
			degrees !== degrees ? NO_CLASS : Math.round(degrees / 45) % 8,
		);
		this.#sizes = groundSizes(grid);
	}

	/**
	 * The ground under a lon/lat shape: a cell counts with the part of it that the shape covers.
	 * @param levelM of the platform; without one it is balanced
	 * @returns null where the shape covers no cell with a slope
	 */
	under(shape: Areal, levelM?: number): GroundUnder | null {
		const { grid } = this;
		const coverage = new Coverage(cellEdges(grid, shape), grid.width, grid.height);
		const shares = new Float64Array(coverage.to - coverage.from + 2);
		const classes = [...SURVEY_SLOPE_CLASSES.upTo, Infinity].map(() => 0);
		const eighths = ASPECTS.map(() => 0);
		let [degrees, sloped, count, covered] = [0, 0, 0, 0];
		let [minM, maxM, heightSum, heightArea] = [Infinity, -Infinity, 0, 0];
		this.#makeRoom((coverage.bottom - coverage.top) * (coverage.to - coverage.from));
		for (let row = coverage.top; row < coverage.bottom; row++) {
			coverage.row(row, shares);
			const cellM2 = this.#sizes(row).areaM2;
			for (let column = coverage.from; column < coverage.to; column++) {
				const share = shares[column - coverage.from] as number;
				if (share === 0) continue;
				const area = share * cellM2;
				covered += area;
				const at = row * grid.width + column;
				const z = grid.heights[at] as number;
				if (z === z) {
					this.#heights[count] = z;
					this.#areas[count++] = area;
					heightSum += z * area;
					heightArea += area;
					if (z < minM) minM = z;
					if (z > maxM) maxM = z;
				}
				const k = this.#classes[at] as number;
				if (k === NO_CLASS) continue;
				classes[k] = (classes[k] as number) + area;
				sloped += area;
				degrees += area * (this.#slopes[at] as number);
				const aspect = this.#aspects[at] as number;
				if (aspect !== NO_CLASS) eighths[aspect] = (eighths[aspect] as number) + area;
			}
		}
		if (sloped === 0) return null;
		const ownM2 = ellipsoidalAreaM2(shape);
		// The grid's cells and the ellipsoid agree within 1e-3; where the shape lies wholly on the grid they are made to.
		const scale = coverage.inside ? ownM2 / covered : 1;
		return {
			classesM2: classes.map((m2) => m2 * scale),
			meanDeg: degrees / sloped,
			elevation: heightArea > 0 ? { minM, meanM: heightSum / heightArea, maxM } : null,
			reliefM: heightArea > 0 ? maxM - minM : null,
			aspect: mostOf(eighths),
			validShare: Math.min(1, (sloped * scale) / ownM2),
			cutFill: cutAndFill(this.#heights, this.#scaled(count, scale), count, levelM),
			cellM: Math.sqrt(grid.cellX * grid.cellY),
		};
	}

	#makeRoom(cells: number): void {
		if (cells <= this.#heights.length) return;
		this.#heights = new Float64Array(cells);
		this.#areas = new Float64Array(cells);
	}

	#scaled(count: number, scale: number): Float64Array {
		for (let i = 0; i < count; i++) this.#areas[i] = (this.#areas[i] as number) * scale;
		return this.#areas;
	}
}

function mostOf(eighths: readonly number[]): GroundUnder['aspect'] {
	const all = eighths.reduce((sum, m2) => sum + m2, 0);
	const most = Math.max(...eighths);
	return all === 0 ? null : { to: ASPECTS[eighths.indexOf(most)] as Aspect, share: most / all };
}
