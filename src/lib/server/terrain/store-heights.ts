import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dem, type DemOptions, openDem, type ByteSource } from '#lib/formats/geotiff.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as sources from '#lib/server/store/sources.ts';
import type { TerrainRecord } from '#lib/server/store/terrain.ts';
import { LevelWriter } from './level-writer.ts';
import { levelCount } from './levels.ts';
import { folderOf, writeFolder } from './terrain-folder.ts';

/** What the reading of an elevation model found. */
export interface HeightRange {
	minM: number | null;
	maxM: number | null;
	/** Share of the cells that have a height. */
	validShare: number;
}

/** A kept source file as bytes that are read part by part: a large file is never in memory. */
export function keptFile(db: Db, hash: string): ByteSource {
	const parts = new Map<number, Uint8Array>();
	const partAt = async (part: number): Promise<Uint8Array> => {
		const known = parts.get(part);
		if (known) return known;
		const bytes = await sources.readPart(db, hash, part);
		if (!bytes) return new Uint8Array(0);
		parts.set(part, bytes);
		for (const old of parts.keys()) if (parts.size > 16) parts.delete(old);
		return bytes;
	};
	return {
		async read(offset, length) {
			const out = new Uint8Array(length);
			for (let at = 0; at < length;) {
				const part = Math.floor((offset + at) / sources.PART_BYTES);
				const from = (offset + at) % sources.PART_BYTES;
				const piece = (await partAt(part)).subarray(from, from + length - at);
				if (piece.length === 0) return out.subarray(0, at);
				out.set(piece, at);
				at += piece.length;
			}
			return out;
		},
	};
}

/**
 * Writes the heights of an elevation model into its folder, level by level, and beside them what was found in passing;
 * where the folder is there already, that is read from it.
 */
export async function storeHeights(dem: Dem, folder: string, more: Passing = {}): Promise<HeightRange> {
	const { width } = dem.place;
	await writeFolder(folder, async (path) => {
		const writer = new LevelWriter(path, 0, levelCount(dem.place), width);
		const range = await rangeOf(dem, more, async (heights, count) => {
			for (let r = 0; r < count; r++) await writer.take(heights.subarray(r * width, (r + 1) * width));
		});
		await writer.end();
		await writeFile(join(path, RANGE_FILE), JSON.stringify(range));
	});
	return JSON.parse(await readFile(join(folderOf(folder), RANGE_FILE), 'utf8')) as HeightRange;
}

/** Lowest and highest height and the share of cells that have one, read band by band; `use` gets each band. */
export async function rangeOf(
	dem: Dem,
	more: Passing = {},
	use?: (heights: Float32Array, count: number) => Promise<void>,
): Promise<HeightRange> {
	const { width, height } = dem.place;
	let [min, max, known] = [Infinity, -Infinity, 0];
	for await (const { row, count, heights } of dem.bands()) {
		more.signal?.throwIfAborted();
		for (let i = 0; i < heights.length; i++) {
			const value = heights[i] as number;
			if (value !== value) continue;
			known++;
			if (value < min) min = value;
			if (value > max) max = value;
		}
		await use?.(heights, count);
		more.progress?.(row + count, height);
	}
	return {
		minM: known > 0 ? min : null,
		maxM: known > 0 ? max : null,
		validShare: known / (width * height),
	};
}

const RANGE_FILE = 'range.json';

interface Passing {
	signal?: AbortSignal;
	progress?: (rows: number, total: number) => void;
}

/**
 * Makes sure that the folder of an elevation model is there: a database that was copied or restored without its data
 * folder has the file still, and the heights are read from it again.
 */
export async function ensureHeights(db: Db, terrain: TerrainRecord): Promise<void> {
	const dem = await openDem(keptFile(db, terrain.fileHash), optionsOf(terrain));
	await storeHeights(dem, terrain.folder);
}

function optionsOf({ askedCrs, askedUnit }: TerrainRecord): DemOptions {
	return {
		...(askedCrs === null ? {} : { crs: askedCrs }),
		...(askedUnit === null ? {} : { unit: askedUnit }),
	};
}
