/**
 * Heights on a regular, north-up grid, row by row from the north-west corner; the first cell's *middle* is half a cell
 * inside `west`, `north`. Heights in metres. NaN where nothing was measured. Negative heights are heights.
 */
export interface HeightGrid extends GridPlace {
	/** `width × height` metres above the datum, NaN = no data. */
	heights: Float32Array;
	/** Size of a cell, metres on the ground, east–west and north–south (both positive), in the middle row. */
	cellX: number;
	cellY: number;
}

/** Where a grid lies, whatever it holds. */
export interface GridPlace {
	width: number;
	height: number;
	/** Size of a cell, metres on the ground, in the middle row; `groundSizes` gives each row's. */
	cellX: number;
	cellY: number;
	/** Coordinates of the outer north-west corner in `crs`: metres in a plane CRS, degrees in a geographic one. */
	west: number;
	north: number;
	/**
	 * Size of a cell in the CRS's own unit (degrees, feet), both positive; absent where that is the metre on the ground
	 * (Gauss-Krüger, UTM), and `cellX`, `cellY` are it.
	 */
	stepX?: number;
	stepY?: number;
	/** proj4 definition of the CRS (`Crs.definition`), and its code (`EPSG:4528`, `custom`). */
	definition: string;
	crs: string;
}

/** Size of a cell in the CRS's own unit. */
export function stepsOf(place: GridPlace): { x: number; y: number } {
	return { x: place.stepX ?? place.cellX, y: place.stepY ?? place.cellY };
}

/** The box of a grid in its own CRS: [west, south, east, north]. */
export function extentOf(place: GridPlace): [number, number, number, number] {
	const step = stepsOf(place);
	return [place.west, place.north - place.height * step.y, place.west + place.width * step.x, place.north];
}

/** The part of a grid from (column, row), `width` × `height` cells; what lies outside is left off. */
export function cropGrid(
	grid: HeightGrid,
	column: number,
	row: number,
	width: number,
	height: number,
): HeightGrid {
	const [c0, r0] = [Math.max(0, column), Math.max(0, row)];
	const c1 = Math.max(c0, Math.min(grid.width, column + width));
	const r1 = Math.max(r0, Math.min(grid.height, row + height));
	const heights = new Float32Array((c1 - c0) * (r1 - r0));
	for (let r = r0; r < r1; r++)
		heights.set(grid.heights.subarray(r * grid.width + c0, r * grid.width + c1), (r - r0) * (c1 - c0));
	const step = stepsOf(grid);
	return {
		...grid,
		width: c1 - c0,
		height: r1 - r0,
		west: grid.west + c0 * step.x,
		north: grid.north - r0 * step.y,
		heights,
	};
}
