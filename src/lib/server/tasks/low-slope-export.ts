import type { LowSlopeBlock } from '#lib/api/low-slope.ts';
import type { LowSlopeFound } from '#lib/api/low-slope.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/low-slope-searches.ts';
import type { Lang } from '#lib/words/lang.ts';
import { roundHalfUp } from '#lib/words/numbers.ts';
import { say } from '#lib/words/words.ts';
import { importFile } from './import.ts';
import { getSearch } from './low-slope-results.ts';

export const LOW_SLOPE_FORMATS = ['csv', 'geojson'] as const;

/** Columns of the file: heading and value, in their order. */
const COLUMNS: [string, (block: LowSlopeBlock) => number | string | boolean | null][] = [
	['rank', (b) => b.no],
	['code', (b) => b.code],
	['score', (b) => rounded(b.score, 2)],
	['known', (b) => rounded(b.known * 100, 1)],
	['areaMu', (b) => rounded(b.areaMu, 2)],
	['meanSlope', (b) => rounded(b.meanSlopeDeg, 2)],
	['maxSlope', (b) => rounded(b.maxSlopeDeg, 2)],
	['meanElevation', (b) => rounded(b.meanElevationM, 1)],
	['relief', (b) => rounded(b.reliefM, 1)],
	['compactness', (b) => rounded(b.compactness, 3)],
	['width', (b) => rounded(b.widthM, 1)],
	['park', (b) => rounded(b.parkM, 0)],
	['road', (b) => rounded(b.roadM, 0)],
	...[0, 1, 2, 3, 4].map((k): (typeof COLUMNS)[number] => [
		`class${k + 1}`,
		(b) => rounded(((b.classesM2[k] ?? 0) * 3) / 2000, 2),
	]),
	['adopted', (b) => b.adopted],
];

const rounded = (value: number | null, decimals: number) =>
	value === null ? null : roundHalfUp(value, decimals);

/** The ranked blocks of a search as a file; undefined where there is no such search. */
export async function exportSearch(
	db: Db,
	id: number,
	format: (typeof LOW_SLOPE_FORMATS)[number],
	lang: Lang,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; name: string } | undefined> {
	const found = await getSearch(db, id);
	if (!found) return undefined;
	const name = `${found.search.name}.${format}`;
	const text =
		format === 'csv'
			? csvOf(
					COLUMNS.map(([key]) => say(lang, `lowSlope.column.${key}` as 'lowSlope.column.rank')),
					found.blocks.map((block) => COLUMNS.map(([, value]) => value(block))),
				)
			: await featuresOf(db, found);
	const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json';
	return { bytes: new TextEncoder().encode(text), type, name };
}

async function featuresOf(db: Db, { search, blocks }: LowSlopeFound): Promise<string> {
	const byNo = new Map((await store.outlines(db, search.id)).map((o) => [o.no, o.geometry]));
	const features = blocks.map((block) => ({
		type: 'Feature',
		id: block.no,
		properties: Object.fromEntries(COLUMNS.map(([key, value]) => [key, value(block)])),
		geometry: JSON.parse(byNo.get(block.no) ?? 'null') as unknown,
	}));
	return JSON.stringify({ type: 'FeatureCollection', name: search.name, features });
}

/**
 * Takes blocks of a search into the low-slope layer: as a GeoJSON file through the product's own import, so that history,
 * actor and source are those of any other record. Adopting a block again changes nothing.
 * @returns what the import did, or the problem where there is no such search
 * @throws InputError `low-slope.block-unknown`, and what the import refuses
 */
export async function adoptBlocks(
	db: Db,
	id: number,
	wanted: readonly number[],
): Promise<{ batch: number; inserted: number; updated: number; unchanged: number } | Problem> {
	const found = await getSearch(db, id);
	if (!found) return { code: 'not-found', message: '没有找到这次搜索', got: id };
	const blocks = found.blocks.filter((block) => wanted.includes(block.no));
	const unknown = wanted.filter((no) => !blocks.some((block) => block.no === no));
	if (unknown.length > 0)
		throw new InputError({
			code: 'low-slope.block-unknown',
			message: '这次搜索没有这些地块',
			path: 'blocks',
			got: unknown.join(','),
		});
	const outlines = new Map((await store.outlines(db, id, wanted)).map((o) => [o.no, o.geometry]));
	const { search } = found;

	const features = blocks.map((block) => ({
		type: 'Feature',
		properties: {
			code: block.code,
			name: `${search.name} ${block.no}`,
			meanSlopeDeg: roundHalfUp(block.meanSlopeDeg, 2),
			maxSlopeDeg: roundHalfUp(block.maxSlopeDeg, 2),
			meanElevationM: roundHalfUp(block.meanElevationM, 1),
			reliefM: roundHalfUp(block.reliefM, 1),
			note: `低丘缓坡搜索第 ${id} 次第 ${block.no} 号`,
		},
		geometry: JSON.parse(outlines.get(block.no) ?? 'null') as unknown,
	}));
	const text = JSON.stringify({ type: 'FeatureCollection', features });
	const report = await importFile(db, {
		kind: 'low-slope',
		fileName: `低丘缓坡搜索-${id}.geojson`,
		bytes: new Uint8Array(new TextEncoder().encode(text)),
	});
	if (report.state !== 'live') throw new InputError(report.problems);
	const { batch, inserted, updated, unchanged } = report;
	return { batch, inserted, updated, unchanged };
}
