import type { Bounds } from '#lib/domain/geometry/areal.ts';
import type { CellBox } from '#lib/domain/low-slope/cell-mask.ts';
import { cellBox } from '#lib/domain/terrain/cell-edges.ts';
import { stepsOf, type GridPlace, type HeightGrid } from '#lib/domain/terrain/height-grid.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/terrain.ts';
import { levelCount, levelPlace } from '#lib/server/terrain/levels.ts';
import { readCells } from '#lib/server/terrain/read-cells.ts';

/** A window of heights and where its first cell lies in the frame. */
export interface FramedWindow {
	window: HeightGrid;
	at: { column: number; row: number };
}

/** The elevation model of a region, read window by window: never more than a window is in memory. */
export interface TerrainFrame {
	/** The cells around the region, as far as the model reaches. */
	place: GridPlace;
	/** Names the heights: the model's folder (hash of its file and of how it was read) and level. */
	hash: string;
	/** 1: cells of the file; 2, 4 …: means of so many a side, because the region has too many. */
	cellsPerSide: number;
	/** Heights of a box of the frame; cells around it too, as far as the model reaches. Null where it does not. */
	read(box: CellBox): Promise<FramedWindow | null>;
}

/** Cells a side in which a height is looked for: coarse cells are means of what is known in them. */
const GLANCE = 512;

/** Whether the model has any height in a lon/lat box, told by its coarser cells. */
async function knowsAny(db: Db, record: store.TerrainRecord, bbox: Bounds): Promise<boolean> {
	for (let level = 0; level < levelCount(record.place); level++) {
		const box = cellBox(levelPlace(record.place, level), bbox);
		const [from, to] = [Math.floor(box.minX), Math.ceil(box.maxX)];
		const [top, bottom] = [Math.floor(box.minY), Math.ceil(box.maxY)];
		if (Math.max(to - from, bottom - top) > GLANCE && level + 1 < levelCount(record.place)) continue;
		const grid = await readCells(db, record, level, { from, to, top, bottom });
		return grid?.heights.some((height) => height === height) ?? false;
	}
	return false;
}

/**
 * Opens the elevation model that serves a lon/lat box best (covers it, finest cells, any height there); null where none does. Its cells
 * are not resampled; where the box holds more than `mostCells`, the level of larger cells is taken that does not.
 */
export async function openTerrain(db: Db, bbox: Bounds, mostCells: number): Promise<TerrainFrame | null> {
	for (const record of await store.touching(db, bbox)) {
		for (let level = 0; level < levelCount(record.place); level++) {
			const whole = levelPlace(record.place, level);
			const box = cellBox(whole, bbox);
			const from = Math.max(0, Math.floor(box.minX));
			const top = Math.max(0, Math.floor(box.minY));
			const width = Math.min(whole.width, Math.ceil(box.maxX)) - from;
			const height = Math.min(whole.height, Math.ceil(box.maxY)) - top;
			// The box of the footprint touches, its cells do not: the next model may.
			if (width <= 0 || height <= 0) break;
			if (width * height > mostCells) continue;
			// A fine model's collar without heights hides no coarser one.
			if (!(await knowsAny(db, record, bbox))) break;
			const step = stepsOf(whole);
			return {
				place: {
					...whole,
					width,
					height,
					west: whole.west + from * step.x,
					north: whole.north - top * step.y,
				},
				hash: `${record.folder}:${level}`,
				cellsPerSide: 2 ** level,
				async read(cells) {
					const first = {
						column: Math.max(0, from + cells.fromColumn),
						row: Math.max(0, top + cells.fromRow),
					};
					const window = await readCells(db, record, level, {
						from: first.column,
						to: from + cells.toColumn,
						top: first.row,
						bottom: top + cells.toRow,
					});
					return window && { window, at: { column: first.column - from, row: first.row - top } };
				},
			};
		}
	}
	return null;
}
