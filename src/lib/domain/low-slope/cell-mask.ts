import type { Areal } from '../geometry/areal.ts';
import { cellEdges } from '../terrain/cell-edges.ts';
import { Coverage } from '../terrain/coverage.ts';
import type { GridPlace, HeightGrid } from '../terrain/height-grid.ts';
import { slopeGrid } from '../terrain/horn.ts';
import { reliefGrid } from '../terrain/relief.ts';
import { BOUND_TOLERANCE_DEG } from '../terrain/slope-classes.ts';
import { valueOf, type ParameterName, type SearchParameters } from './parameters.ts';

/** The cell meets slope, elevation and relief. */
export const ELIGIBLE = 1;
/** Nothing may be found here: outside the region, under a constraint, without a height. */
export const BARRED = 2;

/** Which cells of a grid may be part of a block, a byte each (`ELIGIBLE`, `BARRED`), row by row from the north-west. */
export interface CellMask {
	width: number;
	height: number;
	cells: Uint8Array;
}

/** Columns and rows of a grid: `[fromColumn, toColumn)` × `[fromRow, toRow)`. */
export interface CellBox {
	fromColumn: number;
	toColumn: number;
	fromRow: number;
	toRow: number;
}

export const emptyMask = (width: number, height: number): CellMask => ({
	width,
	height,
	cells: new Uint8Array(width * height),
});

/** How many cells a window must reach beyond the part that is marked: one for the slope, the reach of the relief. */
export function marginCells(place: Pick<GridPlace, 'cellX' | 'cellY'>, parameters: SearchParameters): number {
	const reach = valueOf(parameters, 'reliefBelowM') === null ? 0 : (valueOf(parameters, 'reliefReachM') ?? 0);
	return Math.max(1, Math.ceil(reach / Math.min(place.cellX, place.cellY)) + 1);
}

/**
 * Marks the cells of a window that meet slope, elevation and relief, and bars those without a height or slope. Slope
 * bounds are upper-inclusive (domain.md §10.8): above the lower one, up to and with the upper one.
 * @param inner the part of the window to mark; the rest is there for the slope and relief of its edge
 * @param at column and row of the window's first cell in the mask
 */
export function markWindow(
	mask: CellMask,
	window: HeightGrid,
	inner: CellBox,
	at: { column: number; row: number },
	parameters: SearchParameters,
): void {
	const of = (name: ParameterName, otherwise: number) => valueOf(parameters, name) ?? otherwise;
	const above = of('slopeAboveDeg', -1) + BOUND_TOLERANCE_DEG;
	const upTo = of('slopeUpToDeg', 90) + BOUND_TOLERANCE_DEG;
	const [from, below] = [of('elevationFromM', -Infinity), of('elevationBelowM', Infinity)];
	const reliefBelow = of('reliefBelowM', Infinity);
	const slopes = slopeGrid(window);
	const relief = reliefBelow === Infinity ? null : reliefGrid(window, of('reliefReachM', 0));
	for (let row = inner.fromRow; row < inner.toRow; row++) {
		const line = (at.row + row) * mask.width + at.column;
		for (let column = inner.fromColumn; column < inner.toColumn; column++) {
			const i = row * window.width + column;
			const z = window.heights[i] as number;
			const slope = slopes[i] as number;
			if (z !== z || slope !== slope) addBit(mask, line + column, BARRED);
			else if (
				slope > above &&
				slope <= upTo &&
				z >= from &&
				z < below &&
				(relief === null || (relief[i] as number) < reliefBelow)
			)
				addBit(mask, line + column, ELIGIBLE);
		}
	}
}

function addBit({ cells }: CellMask, at: number, bit: number): void {
	cells[at] = (cells[at] as number) | bit;
}

/** Bars every cell of which a lon/lat shape covers anything at all: no block keeps the half of a cell under a red line. */
export function bar(mask: CellMask, place: GridPlace, shape: Areal): void {
	eachShare(mask, place, shape, (at, share) => {
		if (share > 0) addBit(mask, at, BARRED);
	});
}

/** Bars what does not lie wholly inside the region: a block never leaves the county it was asked for. */
export function barOutside(mask: CellMask, place: GridPlace, region: Areal): void {
	const inside = new Uint8Array(mask.cells.length);
	eachShare(mask, place, region, (at, share) => {
		if (share === 1) inside[at] = 1;
	});
	for (let i = 0; i < inside.length; i++) if (inside[i] === 0) addBit(mask, i, BARRED);
}

function eachShare(
	{ width, height }: CellMask,
	place: GridPlace,
	shape: Areal,
	use: (at: number, share: number) => void,
): void {
	const coverage = new Coverage(cellEdges({ ...place, width, height }, shape), width, height);
	const count = coverage.to - coverage.from;
	if (count <= 0) return;
	const shares = new Float64Array(count + 2);
	for (let row = coverage.top; row < coverage.bottom; row++) {
		coverage.row(row, shares);
		for (let i = 0; i < count; i++) use(row * width + coverage.from + i, shares[i] as number);
	}
}
