import { createHash } from 'node:crypto';
import { terrainImport, type TerrainReport } from '#lib/api/terrain.ts';
import { multiPolygonOf } from '#lib/domain/geometry/areal.ts';
import { footprintOf } from '#lib/domain/terrain/footprint.ts';
import { InputError } from '#lib/domain/problem.ts';
import { type ByteSource, type DemOptions, openDem } from '#lib/formats/geotiff.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as sources from '#lib/server/store/sources.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import { keptFile, rangeOf, storeHeights } from '#lib/server/terrain/store-heights.ts';
import type { TaskContext } from './task.ts';

/** An elevation model to take in. */
export interface TerrainInput extends DemOptions {
	/** What it is called; the one of the same name is superseded. */
	name: string;
	/** Hash of the file, kept in the database; with `source` it need not be, for a dry run. */
	hash: string;
	source?: ByteSource;
	dryRun?: boolean;
	synthetic?: boolean;
	/** Leave the writing of the heights to their first use: the demo must load fast. */
	later?: boolean;
}

/** Names the folder of a file read in one way; the number rises when what stands in the folder changes. */
const FOLDER_VERSION = 2;

/**
 * Takes in an elevation model: its heights are written to the data folder (whole or not at all), then it comes in use in
 * one statement and the one of the same name is superseded. The same file, read the same way, changes nothing.
 * @throws InputError where the file cannot be used
 */
export async function importTerrain(
	db: Db,
	input: TerrainInput,
	context: TaskContext = {},
): Promise<TerrainReport> {
	const { name, hash, crs, unit, synthetic = false } = input;
	const dem = await openDem(input.source ?? keptFile(db, hash), {
		...(crs === undefined ? {} : { crs }),
		...(unit === undefined ? {} : { unit }),
	});
	const folder = createHash('sha256')
		.update(JSON.stringify([FOLDER_VERSION, hash, crs ?? null, unit ?? null]))
		.digest('hex')
		.slice(0, 32);
	const same = await terrain.isSame(db, name, folder);
	const report = {
		kind: 'terrain' as const,
		terrain: same ?? null,
		read: 1,
		inserted: 0,
		updated: 0,
		unchanged: 0,
		rejected: 0,
		problems: dem.problems,
	};
	if (same !== undefined) return { ...report, state: input.dryRun ? 'dry-run' : 'live', unchanged: 1 };
	const passing = {
		...(context.signal ? { signal: context.signal } : {}),
		progress: (done: number, total: number) => context.progress?.({ stage: 'terrain', done, total }),
	};
	const range =
		input.dryRun || input.later ? await rangeOf(dem, passing) : await storeHeights(dem, folder, passing);
	if (range.minM === null) throw new InputError(noHeights(name));
	const before = (await terrain.list(db)).some((t) => t.name === name);
	const counts = { inserted: before ? 0 : 1, updated: before ? 1 : 0 };
	if (input.dryRun) return { ...report, ...counts, state: 'dry-run' };
	const { id } = await terrain.insert(
		db,
		{
			name,
			fileHash: hash,
			folder,
			askedCrs: crs ?? null,
			askedUnit: unit ?? null,
			place: dem.place,
			crsName: dem.crsName,
			datum: dem.datum,
			unit: dem.unit,
			...range,
			problems: dem.problems,
			synthetic,
		},
		multiPolygonOf(footprintOf(dem.place)),
	);
	return { ...report, ...counts, terrain: id, state: 'live' };
}

/** The job of a file that was dropped on the page: its bytes wait in the database under their hash. */
export async function importTerrainUpload(
	db: Db,
	input: unknown,
	context: TaskContext,
): Promise<TerrainReport> {
	const { hash, ...request } = terrainImport.parse(input);
	if (!(await sources.readPart(db, hash, 0)))
		throw new InputError({
			code: 'terrain.file-gone',
			message: '要导入的高程文件已不在库中',
			got: hash,
			fix: '重新上传',
		});
	return importTerrain(db, { ...request, hash }, context);
}

function noHeights(name: string) {
	return {
		code: 'terrain.no-heights',
		message: '高程文件里没有一个有效的高程',
		file: name,
		got: 0,
		fix: '核对文件及其无数据标记（NoData）',
	};
}
