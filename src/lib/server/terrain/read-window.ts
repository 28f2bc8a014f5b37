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
	/** Whether a window answers; where it does not, the next model is asked. Any height in the box without it. */
	answers?: (window: TerrainWindow) => boolean;
	/** This elevation model, whatever others lie there. */
	terrain?: number;
}

/** Cells beyond the box on each side, so that the slope of its outermost cells is known. */
const MARGIN = 2;
const MAX_CELLS = 16_000_000;

/**
 * The stored heights around a lon/lat box, in the cells of the file (nothing resampled): what covers the whole box and has
 * the finest cells and a height there. `null` where no elevation model reaches. Slopes of shapes in the box: `slopeOfShapes(grid, shapes)`.
 * @throws InputError `terrain.window-too-large` where the window has more cells than asked for and `decimate` is not set
 */
export async function readWindow(
	db: Db,
	bbox: Bounds,
	options: WindowOptions = {},
): Promise<TerrainWindow | null> {
	const maxCells = options.maxCells ?? MAX_CELLS;
	const asked = options.terrain === undefined ? null : await terrain.get(db, options.terrain);
	const candidates = asked ? [asked] : options.terrain === undefined ? await terrain.touching(db, bbox) : [];
	// The first that is too fine: told only where no other answers.
	let refusal: InputError | null = null;
	for (const record of candidates) {
		const window = await windowOf(db, record, bbox, maxCells, options.decimate ?? false);
		if (window instanceof InputError) refusal ??= window;
		else if (window && (options.answers ?? ((w) => knowsAny(w, bbox)))(window)) return window;
	}
	if (refusal) throw refusal;
	return null;
}

async function windowOf(
	db: Db,
	record: terrain.TerrainRecord,
	bbox: Bounds,
	maxCells: number,
	decimate: boolean,
): Promise<TerrainWindow | InputError | null> {
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
		if (cells > maxCells && decimate) continue;
		if (cells > maxCells) return new InputError(tooLarge(cells, maxCells));
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

/** Whether any cell that the box touches has a height: a fine model's empty collar hides no coarser one. */
function knowsAny(grid: HeightGrid, bbox: Bounds): boolean {
	const box = cellBox(grid, bbox);
	const [from, to] = [Math.max(0, Math.floor(box.minX)), Math.min(grid.width, Math.ceil(box.maxX))];
	const [top, bottom] = [Math.max(0, Math.floor(box.minY)), Math.min(grid.height, Math.ceil(box.maxY))];
	for (let row = top; row < bottom; row++)
		for (let column = from; column < to; column++) {
			const height = grid.heights[row * grid.width + column] as number;
			if (height === height) return true;
		}
	return false;
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
