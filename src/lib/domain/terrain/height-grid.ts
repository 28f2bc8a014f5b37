/**
 * Heights on a regular grid of a plane CRS, row by row from the north-west corner; the first cell's *middle* is half a
 * cell inside `west`, `north`. Metres throughout. NaN where nothing was measured. Negative heights are heights.
 */
export interface HeightGrid {
	width: number;
	height: number;
	/** `width × height` metres above the datum, NaN = no data. */
	heights: Float32Array;
	/** Size of a cell, metres on the ground, east–west and north–south (both positive). */
	cellX: number;
	cellY: number;
	/** Plane coordinates of the outer north-west corner, metres, in `crs`. */
	west: number;
	north: number;
	/** proj4 definition of the plane CRS (`Crs.definition`), and its code (`EPSG:4528`, `custom`). */
	definition: string;
	crs: string;
}
