import { encode } from 'fast-png';
import type { HeightGrid } from '#lib/domain/terrain/height-grid.ts';
import { fillHoles } from './fill-holes.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import { levelCount, levelPlace } from './levels.ts';
import { readCells } from './read-cells.ts';
import { cellsOfTile, pixelMetres, TILE, tileBox, windowOf } from './tile-cells.ts';

/**
 * A tile of heights in terrarium encoding (height + 32768 = R·256 + G + B/256), bilinear from the level whose cells are
 * about a pixel; finer models lie over coarser ones. Holes are filled smoothly, around the models lies the
 * level of their lowest height: for display, never for figures. `null` where no model reaches.
 */
export async function heightTile(db: Db, z: number, x: number, y: number): Promise<Uint8Array | null> {
	const models = await terrain.touching(db, tileBox(z, x, y));
	const heights = new Float32Array(TILE * TILE).fill(NaN);
	const outside = new Uint8Array(TILE * TILE).fill(1);
	let [any, base] = [false, Infinity];
	for (const model of models.toSorted((a, b) => a.place.cellX - b.place.cellX)) {
		const finest = Math.min(model.place.cellX, model.place.cellY);
		const wanted = Math.max(0, Math.round(Math.log2(pixelMetres(z, y) / finest)));
		const level = Math.min(levelCount(model.place) - 1, wanted);
		const place = levelPlace(model.place, level);
		const { columns, rows } = cellsOfTile(place, z, x, y);
		const window = windowOf(columns, rows);
		const grid = await readCells(db, model, level, window);
		if (!grid) continue;
		any = true;
		base = Math.min(base, model.minM ?? 0);
		const [left, top] = [Math.max(0, window.from), Math.max(0, window.top)];
		for (let i = 0; i < heights.length; i++) {
			const [column, row] = [columns[i] as number, rows[i] as number];
			if (column < 0 || row < 0 || column > place.width || row > place.height) continue;
			outside[i] = 0;
			if (Number.isNaN(heights[i])) heights[i] = bilinear(grid, column - left, row - top);
		}
	}
	if (!any) return null;
	for (let i = 0; i < heights.length; i++) if (outside[i]) heights[i] = base;
	fillHoles(heights, TILE);
	return encode({ width: TILE, height: TILE, channels: 3, data: terrarium(heights) });
}

/** Height at a fractional column and row (cell middles at .5), the edge's beyond it; known cells alone count beside holes. */
function bilinear({ width, height, heights }: HeightGrid, column: number, row: number): number {
	const [u, v] = [column - 0.5, row - 0.5];
	const [c, r] = [Math.floor(u), Math.floor(v)];
	let [sum, weights] = [0, 0];
	for (let dr = 0; dr < 2; dr++)
		for (let dc = 0; dc < 2; dc++) {
			const [cc, rr] = [Math.max(0, Math.min(width - 1, c + dc)), Math.max(0, Math.min(height - 1, r + dr))];
			const value = heights[rr * width + cc] as number;
			const weight = (dc ? u - c : 1 - (u - c)) * (dr ? v - r : 1 - (v - r));
			if (Number.isNaN(value)) continue;
			sum += value * weight;
			weights += weight;
		}
	return weights > 0 ? sum / weights : NaN;
}

function terrarium(heights: Float32Array): Uint8Array {
	const data = new Uint8Array(heights.length * 3);
	for (let i = 0; i < heights.length; i++) {
		const value = Math.round(((heights[i] as number) + 32_768) * 256);
		data[i * 3] = value >> 16;
		data[i * 3 + 1] = (value >> 8) & 255;
		data[i * 3 + 2] = value & 255;
	}
	return data;
}
