import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type HeightGrid, stepsOf } from '#lib/domain/terrain/height-grid.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { TerrainRecord } from '#lib/server/store/terrain.ts';
import { CHUNK, CHUNK_BYTES, levelFile, levelPlace } from './levels.ts';
import { ensureHeights } from './store-heights.ts';
import { folderOf } from './terrain-folder.ts';

/** A stretch of cells of a level: columns [from, to), rows [top, bottom); may reach out of the grid. */
export interface CellWindow {
	from: number;
	to: number;
	top: number;
	bottom: number;
}

/** Folders being made again, by name: many tiles ask at once. */
const making = new Map<string, Promise<void>>();

/** The heights of a window of a level; the part inside the grid, `null` where there is none. */
export async function readCells(
	db: Db,
	terrain: TerrainRecord,
	level: number,
	window: CellWindow,
): Promise<HeightGrid | null> {
	await ready(db, terrain);
	const place = levelPlace(terrain.place, level);
	const [from, to] = [Math.max(0, window.from), Math.min(place.width, window.to)];
	const [top, bottom] = [Math.max(0, window.top), Math.min(place.height, window.bottom)];
	if (from >= to || top >= bottom) return null;
	const [width, height] = [to - from, bottom - top];
	const heights = new Float32Array(width * height);
	const across = Math.ceil(place.width / CHUNK);
	const chunk = new Float32Array(CHUNK * CHUNK);
	const file = await open(join(folderOf(terrain.folder), levelFile(level)));
	try {
		for (let y = Math.floor(top / CHUNK); y * CHUNK < bottom; y++)
			for (let x = Math.floor(from / CHUNK); x * CHUNK < to; x++) {
				const bytes = new Uint8Array(chunk.buffer);
				await file.read(bytes, 0, CHUNK_BYTES, (y * across + x) * CHUNK_BYTES);
				const [c0, c1] = [Math.max(from, x * CHUNK), Math.min(to, (x + 1) * CHUNK)];
				for (let r = Math.max(top, y * CHUNK); r < Math.min(bottom, (y + 1) * CHUNK); r++) {
					const at = (r - y * CHUNK) * CHUNK - x * CHUNK;
					heights.set(chunk.subarray(at + c0, at + c1), (r - top) * width + c0 - from);
				}
			}
	} finally {
		await file.close();
	}
	const step = stepsOf(place);
	return {
		...place,
		width,
		height,
		heights,
		west: place.west + from * step.x,
		north: place.north - top * step.y,
	};
}

async function ready(db: Db, terrain: TerrainRecord): Promise<void> {
	if (existsSync(folderOf(terrain.folder))) return;
	const running =
		making.get(terrain.folder) ??
		ensureHeights(db, terrain).finally(() => {
			making.delete(terrain.folder);
		});
	making.set(terrain.folder, running);
	await running;
}
