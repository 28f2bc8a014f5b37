import type { Shortlist, ShortlistItem } from '#lib/api/shortlists.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import * as places from '#lib/server/store/places.ts';
import { dispositionWords } from '#lib/words/disposition-words.ts';
import type { Lang } from '#lib/words/lang.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';

export type ShortlistFormat = 'csv' | 'geojson';

/** A shortlist as a file: CSV that Excel opens rightly (UTF-8 with BOM, no live formulas), or GeoJSON with geometry. */
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
	if (format === 'csv') {
		const names = Object.keys(rows[0] ?? fieldsOf(undefined, list, park, region, lang));
		const headings = names.map((name) => sayIfKnown(lang, `shortlist.column.${name}`) ?? name);
		const text = csvOf(
			headings,
			rows.map((row) => names.map((name) => row[name] ?? null)),
		);
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
