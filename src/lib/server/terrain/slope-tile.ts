import { encode } from 'fast-png';
import { slopeClassGrid } from '#lib/domain/terrain/horn.ts';
import { NO_CLASS, SLOPE_COLOURS } from '#lib/domain/terrain/slope-classes.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import { readCells } from './read-cells.ts';
import { cellsOfTile, nativeZoom, TILE, tileBox, windowOf } from './tile-cells.ts';

/** Slopes are those of the file's cells at every zoom, so a tile so many zooms further out reads 2⁶ times the cells. */
const ZOOMS_OUT = 3;

/** The lowest zoom at which the slopes of a model are shown. */
export function slopeMinZoom(model: Pick<terrain.TerrainRecord, 'place' | 'bbox'>): number {
	const [, south, , north] = model.bbox;
	const native = nativeZoom(Math.min(model.place.cellX, model.place.cellY), (south + north) / 2);
	return Math.max(0, Math.floor(native) - ZOOMS_OUT);
}

/**
 * A tile of slope classes: each pixel has the colour of the class of the cell it lies in, of the finest model that knows
 * a slope there; transparent where none does. `null` where no model reaches, or all are shown only further in.
 */
export async function slopeTile(db: Db, z: number, x: number, y: number): Promise<Uint8Array | null> {
	const models = (await terrain.touching(db, tileBox(z, x, y)))
		.filter((model) => z >= slopeMinZoom(model))
		.toSorted((a, b) => a.place.cellX - b.place.cellX);
	const classes = new Uint8Array(TILE * TILE).fill(NO_CLASS);
	let any = false;
	for (const model of models) {
		const { columns, rows } = cellsOfTile(model.place, z, x, y);
		const window = windowOf(columns, rows);
		const grid = await readCells(db, model, 0, window);
		if (!grid) continue;
		any = true;
		const own = slopeClassGrid(grid);
		const [left, top] = [Math.max(0, window.from), Math.max(0, window.top)];
		for (let i = 0; i < classes.length; i++) {
			if (classes[i] !== NO_CLASS) continue;
			const [c, r] = [Math.floor(columns[i] as number) - left, Math.floor(rows[i] as number) - top];
			if (c >= 0 && r >= 0 && c < grid.width && r < grid.height)
				classes[i] = own[r * grid.width + c] as number;
		}
	}
	if (!any) return null;
	const data = new Uint8Array(TILE * TILE * 4);
	for (let i = 0; i < classes.length; i++) {
		const colour = SLOPE_COLOURS[classes[i] as number];
		if (colour) data.set([...colour, 255], i * 4);
	}
	return encode({ width: TILE, height: TILE, channels: 4, data });
}
