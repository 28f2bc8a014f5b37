import type { Shortlist, ShortlistItem } from '#lib/api/shortlists.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import { xlsxOf } from '#lib/formats/xlsx-out.ts';
import type { Cell } from '#lib/formats/layer.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import * as places from '#lib/server/store/places.ts';
import * as summary from '#lib/server/store/summary.ts';
import { dispositionWords } from '#lib/words/disposition-words.ts';
import type { Lang } from '#lib/words/lang.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';

export type ShortlistFormat = 'csv' | 'xlsx' | 'geojson';

/**
 * A shortlist as a file: CSV that Excel opens rightly (UTF-8 with BOM, no live formulas), XLSX that prints, with a sheet on
 * how it was made, or GeoJSON with geometry.
 */
export async function exportShortlist(
	db: Db,
	list: Shortlist,
	format: ShortlistFormat,
	lang: Lang,
): Promise<{ bytes: Uint8Array; type: string; rows: number }> {
	const park = new Map((await places.parks(db)).map((k) => [k.id, k.name]));
	const region = new Map((await places.regions(db)).map((r) => [r.id, r.name]));
	const rows = list.items.map((item) => fieldsOf(item, list, park, region, lang));
	const encoder = new TextEncoder();
	if (format !== 'geojson') {
		const names = Object.keys(rows[0] ?? fieldsOf(undefined, list, park, region, lang));
		const headings = names.map((name) => sayIfKnown(lang, `shortlist.column.${name}`) ?? name);
		const cells = rows.map((row) => names.map((name) => row[name] ?? null));
		if (format === 'xlsx') return workbookOf(db, list, { names, headings, cells }, lang);
		const text = csvOf(headings, cells);
		return { bytes: encoder.encode(text), type: 'text/csv; charset=utf-8', rows: rows.length };
	}
	const shapes = await parcels.geometries(
		db,
		list.items.map((i) => i.id),
	);
	const features = list.items.map((item, i) => ({
		type: 'Feature',
		id: item.id,
		properties: rows[i],
		geometry: JSON.parse(shapes.get(item.id) ?? 'null') as unknown,
	}));
	const { items: _, ...head } = list;
	return {
		bytes: encoder.encode(JSON.stringify({ type: 'FeatureCollection', ...head, features })),
		type: 'application/geo+json',
		rows: features.length,
	};
}

const WEIGHTS = ['area', 'taxGap', 'idle', 'farGap'] as const;

/** Decimals of the figures in a spreadsheet; the cells hold them whole. */
const FORMATS: Readonly<Record<string, string>> = {
	mu: '#,##0.00',
	taxPerMu: '#,##0.00',
	far: '#,##0.00',
	priority: '#,##0.0',
};

async function workbookOf(
	db: Db,
	list: Shortlist,
	table: { names: string[]; headings: string[]; cells: Cell[][] },
	lang: Lang,
): Promise<{ bytes: Uint8Array; type: string; rows: number }> {
	const synthetic = await summary.hasSynthetic(db);
	const { run, year, rules, by, changedAt, criteria } = list;
	const lines = [
		say(lang, 'selectionDoc.shortlist.base', { run, year, rules }),
		say(lang, 'shortlist.savedBy', { by, at: changedAt.slice(0, 10) }),
		...(synthetic ? [say(lang, 'notice.synthetic')] : []),
		say(lang, 'selectionDoc.line.internal'),
		say(lang, 'shortlist.muNote'),
	];
	const bytes = await xlsxOf([
		{
			name: say(lang, 'selectionDoc.shortlist.sheet'),
			title: list.name,
			lines,
			headings: table.headings,
			rows: table.cells,
			formats: table.names.map((name) => FORMATS[name] ?? null),
			paper: 'A3',
			frozenColumns: 3,
		},
		{
			name: say(lang, 'selectionDoc.shortlist.weights'),
			title: say(lang, 'selectionDoc.shortlist.weights'),
			lines: [say(lang, 'shortlist.priorityNote'), say(lang, 'shortlist.weights.note')],
			headings: [
				say(lang, 'shortlist.part.weight'),
				say(lang, 'selectionDoc.col.value'),
				say(lang, 'selectionDoc.col.formula'),
			],
			rows: WEIGHTS.map((part) => [
				say(lang, `shortlist.weight.${part}`),
				criteria.weights[part],
				say(lang, `shortlist.weight.${part}.long`),
			]),
		},
	]);
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	return { bytes, type, rows: table.cells.length };
}

/** One item as flat fields; findings, batches and marks in words, figures as numbers at full precision. */
function fieldsOf(
	item: ShortlistItem | undefined,
	list: Shortlist,
	park: ReadonlyMap<number, string>,
	region: ReadonlyMap<number, string>,
	lang: Lang,
): Record<string, string | number | null> {
	const word = (key: string, value: string | null | undefined) =>
		value === null || value === undefined ? null : (sayIfKnown(lang, `${key}.${value}`) ?? value);
	return {
		position: item?.position ?? null,
		kind: word('shortlist.kind', item?.kind),
		code: item?.code ?? null,
		name: item?.name ?? null,
		region: item?.region == null ? null : (region.get(item.region) ?? null),
		park: item?.park == null ? null : (park.get(item.park) ?? null),
		mu: item?.mu ?? null,
		muKind: word('shortlist.muKind', item?.muKind),
		grade: item?.grade ?? null,
		taxPerMu: item?.taxPerMu ?? null,
		far: item?.far ?? null,
		idle: word('finding', item?.idle),
		lowEfficiency: word('finding', item?.lowEfficiency),
		batch: word('batch', item?.batch),
		reason: item ? dispositionWords(item.reason, item.reasonParams, lang) : null,
		extension: item?.extension === true ? say(lang, extensionOf(item.kind)) : null,
		priority: item?.priority ?? null,
		mark: word('shortlist.mark', item?.mark),
		note: item?.note ?? null,
		run: list.run,
		rules: list.rules,
		year: list.year,
	};
}

const extensionOf = (kind: ShortlistItem['kind']) =>
	kind === 'low-slope' ? 'shortlist.extension.low-slope' : 'shortlist.extension';
