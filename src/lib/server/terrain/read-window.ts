import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { cellBox } from '#lib/domain/terrain/cell-edges.ts';
import type { HeightGrid } from '#lib/domain/terrain/height-grid.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import { levelCount, levelPlace } from './levels.ts';
import { readCells } from './read-cells.ts';

/** Heights around a box, and whose they are. */
export interface TerrainWindow extends HeightGrid {
	terrain: Pick<terrain.TerrainRecord, 'id' | 'name' | 'crsName' | 'datum' | 'synthetic' | 'problems'>;
	/** 1: the cells of the file; 2, 4 …: means of so many cells a side (`decimate`). */
	cellsPerSide: number;
}

export interface WindowOptions {
	/** Most cells of the answer; 16 million (64 MB) without it. */
	maxCells?: number;
	/** Answer with larger cells where the window has too many, instead of refusing. */
	decimate?: boolean;
	/** This elevation model, whatever others lie there. */
	terrain?: number;
}

/** Cells beyond the box on each side, so that the slope of its outermost cells is known. */
const MARGIN = 2;
const MAX_CELLS = 16_000_000;

/**
 * The stored heights around a lon/lat box, in the cells of the file (nothing resampled): what covers the whole box and has
 * the finest cells. `null` where no elevation model reaches. Slopes of shapes in the box: `slopeOfShapes(grid, shapes)`.
 * @throws InputError `terrain.window-too-large` where the window has more cells than asked for and `decimate` is not set
 */
export async function readWindow(
	db: Db,
	bbox: Bounds,
	options: WindowOptions = {},
): Promise<TerrainWindow | null> {
	const maxCells = options.maxCells ?? MAX_CELLS;
	const candidates = await terrain.touching(db, bbox);
	const record = options.terrain === undefined ? candidates[0] : await terrain.get(db, options.terrain);
	if (!record) return null;
	for (let level = 0; level < levelCount(record.place); level++) {
		const place = levelPlace(record.place, level);
		const box = cellBox(place, bbox);
		const window = {
			from: Math.max(0, Math.floor(box.minX) - MARGIN),
			to: Math.min(place.width, Math.ceil(box.maxX) + MARGIN),
			top: Math.max(0, Math.floor(box.minY) - MARGIN),
			bottom: Math.min(place.height, Math.ceil(box.maxY) + MARGIN),
		};
		const cells = Math.max(0, window.to - window.from) * Math.max(0, window.bottom - window.top);
		if (cells > maxCells && options.decimate) continue;
		if (cells > maxCells) throw new InputError(tooLarge(cells, maxCells));
		const grid = await readCells(db, record, level, window);
		const { id, name, crsName, datum, synthetic, problems } = record;
		return (
			grid && {
				...grid,
				terrain: { id, name, crsName, datum, synthetic, problems },
				cellsPerSide: 2 ** level,
			}
		);
	}
	return null;
}

function tooLarge(cells: number, maxCells: number) {
	return {
		code: 'terrain.window-too-large',
		message: `范围内的高程格网过大：${Math.ceil(cells / 1e4)} 万格，最多 ${Math.floor(maxCells / 1e4)} 万格`,
		path: 'bbox',
		got: cells,
		expected: maxCells,
		fix: '缩小范围',
	};
}
