import { crsOfEpsg } from '../../src/lib/domain/geometry/crs.ts';
import type { HeightGrid } from '../../src/lib/domain/terrain/height-grid.ts';

/** CGCS2000, 3° zone 40: central meridian 120°. */
export const ZONE_40 = crsOfEpsg(4528)?.definition as string;

/** A grid of `cell` metres in zone 40 whose height is a function of metres east and north of its south-west corner. */
export function planeGrid(
	width: number,
	height: number,
	cell: number,
	heightAt: (east: number, north: number) => number,
	corner: { west: number; north: number } = { west: 40_500_000, north: 3_150_000 },
): HeightGrid {
	const heights = new Float32Array(width * height);
	for (let r = 0; r < height; r++)
		for (let c = 0; c < width; c++)
			heights[r * width + c] = heightAt((c + 0.5) * cell, (height - r - 0.5) * cell);
	return {
		width,
		height,
		heights,
		cellX: cell,
		cellY: cell,
		...corner,
		definition: ZONE_40,
		crs: 'EPSG:4528',
	};
}
