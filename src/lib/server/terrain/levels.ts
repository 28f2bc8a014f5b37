import type { GridPlace } from '#lib/domain/terrain/height-grid.ts';
import { stepsOf } from '#lib/domain/terrain/height-grid.ts';

/** Cells a side of a chunk of stored heights. */
export const CHUNK = 256;
/** Bytes of a chunk: Float32, little-endian, row by row, NaN where there is no height or no cell. */
export const CHUNK_BYTES = CHUNK * CHUNK * 4;

/** File of a level in a terrain's folder; each level has cells twice as wide as the one before. */
export const levelFile = (level: number): string => `heights-${level}.f32`;

/** How many levels a grid has: the last one fits into one chunk. */
export function levelCount({ width, height }: Pick<GridPlace, 'width' | 'height'>): number {
	return 1 + Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / CHUNK)));
}

/** Where the grid of a level lies: the same north-west corner, cells 2ⁿ times as large. */
export function levelPlace(place: GridPlace, level: number): GridPlace {
	const by = 2 ** level;
	const step = stepsOf(place);
	return {
		...place,
		width: Math.ceil(place.width / by),
		height: Math.ceil(place.height / by),
		cellX: place.cellX * by,
		cellY: place.cellY * by,
		...(place.stepX === undefined && place.stepY === undefined
			? {}
			: { stepX: step.x * by, stepY: step.y * by }),
	};
}
