import { InputError } from '#lib/domain/problem.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { Lang } from '#lib/words/lang.ts';
import { sayIfKnown } from '#lib/words/words.ts';
import { RUN_COLUMNS } from './columns.ts';
import type { ParcelRunFacts } from './run-facts.ts';
import { exportShortlist } from './shortlist-export.ts';
import { getShortlist } from './shortlist.ts';

export const EXPORTS = ['parcels', 'results', 'shortlist'] as const;
export const EXPORT_FORMATS = ['csv', 'geojson'] as const;

export interface ExportRequest {
	what: (typeof EXPORTS)[number];
	format: (typeof EXPORT_FORMATS)[number];
	/** Of results; the newest run without it. */
	run?: number;
	/** Of a shortlist. */
	id?: number;
}

export interface ExportedFile {
	bytes: Uint8Array;
	type: string;
	rows: number;
}

/**
 * Data as a file: CSV for spreadsheets (UTF-8 with BOM, no live formulas) or GeoJSON in CGCS2000 longitude, latitude.
 * @throws InputError `run-not-found`, `not-found`
 */
export async function exportData(db: Db, request: ExportRequest, lang: Lang): Promise<ExportedFile> {
	if (request.what === 'shortlist') {
		const list = request.id === undefined ? undefined : await getShortlist(db, request.id);
		if (!list)
			throw new InputError({ code: 'not-found', message: '没有这份清单', path: 'id', got: request.id });
		return exportShortlist(db, list, request.format, lang);
	}
	const table = request.what === 'parcels' ? await parcelTable(db) : await resultTable(db, request.run);
	return request.format === 'csv' ? csvFile(table, lang) : geojsonFile(db, table);
}

interface Table {
	columns: string[];
	/** Subject ids beside the rows, for the geometry. */
	ids: number[];
	rows: (string | number | null)[][];
}

async function parcelTable(db: Db): Promise<Table> {
	const list = await parcels.registry(db);
	const columns = [
		'code',
		'landUse',
		'tenure',
		'holder',
		'location',
		'registeredM2',
		'areaM2',
		'planeM2',
		'planeCrs',
		'status',
		'stockKind',
		'park',
		'region',
	] as const;
	return {
		columns: [...columns],
		ids: list.map((p) => p.id),
		rows: list.map((p) => columns.map((name) => p[name])),
	};
}

async function resultTable(db: Db, run: number | undefined): Promise<Table> {
	const id = run ?? (await runs.latest(db));
	if (id === undefined || (await runs.yearOf(db, id)) === undefined) {
		throw new InputError({
			code: 'run-not-found',
			message: '没有这次评价',
			path: 'run',
			got: run ?? null,
			fix: '先运行 evaluate',
		});
	}
	const rows = await runs.rowsOf(db, id, 'parcel');
	const columns = Object.keys(RUN_COLUMNS);
	return {
		columns,
		ids: rows.map((r) => r.id),
		rows: rows.map((row) =>
			columns.map((name) => RUN_COLUMNS[name]?.read(row, row.facts as ParcelRunFacts) ?? null),
		),
	};
}

function csvFile({ columns, rows }: Table, lang: Lang): ExportedFile {
	const headings = columns.map(
		(name) =>
			sayIfKnown(lang, `export.${name}`) ??
			sayIfKnown(lang, `fact.${name}`) ??
			sayIfKnown(lang, `indicator.${name}`) ??
			name,
	);
	return {
		bytes: new TextEncoder().encode(csvOf(headings, rows)),
		type: 'text/csv; charset=utf-8',
		rows: rows.length,
	};
}

async function geojsonFile(db: Db, { columns, ids, rows }: Table): Promise<ExportedFile> {
	const shapes = await parcels.geometries(db, ids);
	const features = rows.map((row, i) => ({
		type: 'Feature',
		id: ids[i],
		properties: Object.fromEntries(columns.map((name, c) => [name, row[c]])),
		geometry: JSON.parse(shapes.get(ids[i] as number) ?? 'null') as unknown,
	}));
	return {
		bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })),
		type: 'application/geo+json',
		rows: features.length,
	};
}
