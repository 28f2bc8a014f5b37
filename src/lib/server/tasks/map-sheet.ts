import { SHEET_LAYERS, type Sheet, type SheetLayer } from '#lib/api/sheets.ts';
import { fromLonLat } from '#lib/domain/geometry/crs.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { InputError } from '#lib/domain/problem.ts';
import { isInForce, type ConstraintKind, type Level } from '#lib/domain/constraints/constraint.ts';
import { fitsAt, SCALES, scaleFor } from '#lib/domain/sheet/scales.ts';
import { sheetFrame } from '#lib/domain/sheet/sheet-frame.ts';
import {
	convergence,
	lonLatBounds,
	planeBounds,
	pointOn,
	sheetGround,
	type SheetGround,
} from '#lib/domain/sheet/sheet-ground.ts';
import { readWkb } from '#lib/formats/wkb.ts';
import type { Db } from '#lib/server/database/db.ts';
import { sheetsPdf } from '#lib/server/documents/sheet-pdf.ts';
import type { SheetFeature, SheetModel } from '#lib/server/documents/sheet-model.ts';
import { sheetSvg } from '#lib/server/documents/sheet-svg.ts';
import * as layerStore from '#lib/server/store/layers.ts';
import * as tableStore from '#lib/server/store/run-table.ts';
import * as summaryStore from '#lib/server/store/summary.ts';
import type { Lang } from '#lib/words/lang.ts';
import { showNumber } from '#lib/words/numbers.ts';
import { say } from '#lib/words/words.ts';
import { constraintDayOf, constraintOnTile } from './constraints.ts';
import type { ExportedFile } from './export.ts';

/** More would be a grey page, and a document of hundreds of megabytes. */
const MOST_FEATURES = 30_000;
/** What a line may stray from its stored place, mm on paper: a fifth of the finest stroke. */
const STRAY_MM = 0.02;
const METRES_PER_DEGREE = 111_320;

/**
 * A map sheet at exact scale as SVG in mm.
 * @throws InputError `sheet-outside` off the 3° zones of China; `sheet-too-full`; `run-not-found`
 */
export async function mapSheet(db: Db, sheet: Sheet, lang: Lang): Promise<string> {
	return sheetSvg(await modelOf(db, sheet, lang));
}

/** The sheet as PDF; with an atlas, one page around each of its parcels. */
export async function mapSheetPdf(
	db: Db,
	sheet: Sheet,
	lang: Lang,
): Promise<ExportedFile & { scales: number[] }> {
	const { width, height } = sheetFrame(sheet.paper, sheet.landscape);
	const sheets = sheet.atlas.length > 0 ? await atlasOf(db, sheet) : [sheet];
	const pages = [];
	for (const one of sheets) pages.push({ svg: await mapSheet(db, one, lang), width, height });
	const bytes = await sheetsPdf(pages, {
		title: sheet.title || say(lang, 'compose.untitled'),
		author: sheet.author,
	});
	return { bytes, type: 'application/pdf', rows: pages.length, scales: sheets.map(({ scale }) => scale) };
}

async function modelOf(db: Db, sheet: Sheet, lang: Lang): Promise<SheetModel> {
	const frame = sheetFrame(sheet.paper, sheet.landscape);
	const ground = sheetGround(sheet.centre, sheet.scale, frame.map);
	if (!ground)
		throw new InputError({
			code: 'sheet-outside',
			message: '图幅中心不在我国三度带范围内',
			got: sheet.centre.join(','),
			expected: '73.5–136.5°',
			path: 'centre',
		});
	const features = await featuresOf(db, sheet, ground);
	const { classOf, parcels } = sheet.legend ?? { classOf: [], parcels: [] };
	const classes = new Map(parcels.map((id, i) => [id, classOf[i] ?? -1]));
	const counts = (sheet.legend?.classes ?? []).map(() => 0);
	for (const { id } of features.parcels ?? []) {
		const at = classes.get(id) ?? -1;
		if (at in counts) counts[at] = (counts[at] ?? 0) + 1;
	}
	return {
		sheet,
		frame,
		ground,
		features,
		drawing: sheet.drawing && polygonsOn(ground, sheet.drawing as Areal),
		classOf: classes,
		counts,
		title: sheet.title || say(lang, 'compose.untitled'),
		subtitle: sheet.subtitle,
		words: await wordsOf(db, sheet, ground, features, lang),
	};
}

async function featuresOf(db: Db, sheet: Sheet, ground: SheetGround): Promise<SheetModel['features']> {
	const bounds = lonLatBounds(ground);
	const tolerance = ((STRAY_MM / 1000) * sheet.scale) / METRES_PER_DEGREE;
	const day = sheet.everyConstraint ? null : await constraintDayOf(db, sheet.run ?? undefined);
	const features: SheetModel['features'] = {};
	let count = 0;
	for (const layer of SHEET_LAYERS.filter((name) => sheet.layers.includes(name))) {
		if (!(layer in layerStore.LAYERS)) continue;
		// Buildings are specks below 1 : 25 000.
		if (layer === 'buildings' && sheet.scale > 25_000) continue;
		const all = await layerStore.inBox(db, layer as layerStore.LayerName, bounds, tolerance);
		const found = layer === 'constraints' ? all.filter((feature) => isShown(feature, day)) : all;
		count += found.length;
		if (count > MOST_FEATURES)
			throw new InputError({
				code: 'sheet-too-full',
				message: `图幅内图斑超过 ${MOST_FEATURES} 个，无法成图`,
				got: count,
				fix: '请改用更大的比例尺，或少选图层',
				path: 'scale',
			});
		features[layer] = found.flatMap((feature) => featureOf(feature, layer, ground));
	}
	return features;
}

function featureOf(feature: layerStore.LayerFeature, layer: SheetLayer, ground: SheetGround): SheetFeature[] {
	const polygons = polygonsOn(ground, { type: 'MultiPolygon', coordinates: readWkb(feature.geom) } as Areal);
	if (!touches(polygons, planeBounds(ground))) return [];
	const { code, name } = feature.properties;
	const text = layer === 'parcels' ? String(code ?? '').slice(-5) : String(name ?? '');
	const label = feature.label && text ? { text, at: pointOn(ground.crs, feature.label) } : null;
	if (layer !== 'constraints') return [{ id: feature.id, polygons, label }];
	// The record's own level is mostly empty: the rules give it, as on the screen.
	const { kind, level } = constraintOnTile(feature.properties) as { kind: ConstraintKind; level: Level };
	return [{ id: feature.id, polygons, label, constraint: { kind, level } }];
}

/** Whether a constraint is in force on a day; null: any. */
function isShown({ properties: { from, to } }: layerStore.LayerFeature, day: string | null): boolean {
	const text = (value: string | number | null | undefined) => (value ? String(value) : null);
	return day === null || isInForce({ validFrom: text(from), validTo: text(to) }, day);
}

function polygonsOn(ground: SheetGround, geometry: Areal): SheetFeature['polygons'] {
	const plane = fromLonLat(ground.crs, geometry);
	const parts = plane.type === 'Polygon' ? [plane.coordinates] : plane.coordinates;
	return parts as unknown as SheetFeature['polygons'];
}

function touches(
	polygons: SheetFeature['polygons'],
	[w, s, e, n]: readonly [number, number, number, number],
): boolean {
	return polygons.some(([outer = []]) => {
		const [xs, ys] = [outer.map(([x]) => x), outer.map(([, y]) => y)];
		const over = (values: number[], from: number, to: number) =>
			values.some((v) => v >= from) && values.some((v) => v <= to);
		return over(xs, w, e) && over(ys, s, n);
	});
}

async function wordsOf(
	db: Db,
	sheet: Sheet,
	ground: SheetGround,
	features: SheetModel['features'],
	lang: Lang,
): Promise<SheetModel['words']> {
	const run = sheet.run === null ? undefined : await tableStore.headOf(db, sheet.run);
	if (sheet.run !== null && !run)
		throw new InputError({
			code: 'run-not-found',
			message: `没有编号为 ${sheet.run} 的评价`,
			path: 'run',
			got: sheet.run,
		});
	const zh = lang === 'zh-CN';
	const foot = [
		run
			? say(lang, 'compose.run', { run: run.id, year: run.year, rules: run.rules, asOf: String(run.asOf) })
			: '',
		say(lang, 'compose.plane', { zone: ground.crs.zone ?? 0, code: ground.crs.code }),
		await sourcesOf(db, features, lang),
		(await summaryStore.hasSynthetic(db)) ? say(lang, 'notice.synthetic') : '',
	].filter(Boolean);
	return {
		scale: `1 : ${showNumber(sheet.scale, 0)}`,
		foot: [foot.join(zh ? '；' : '; '), sheet.note].filter(Boolean).join(zh ? '。' : '. '),
		approval: sheet.approvalNo
			? say(lang, 'compose.approval', { number: sheet.approvalNo })
			: say(lang, 'compose.approval.none'),
		made: [sheet.author, sheet.date].filter(Boolean).join(zh ? '　' : ', '),
		north: say(lang, 'compose.north', { angle: showNumber(convergence(ground), 2) }),
		legendNote: say(lang, 'compose.legendNote'),
		layers: Object.fromEntries(SHEET_LAYERS.map((layer) => [layer, say(lang, `layer.${layer}`)])),
		constraint: (kind, level) =>
			say(lang, 'compose.constraint', {
				kind: say(lang, `constraint.kind.${kind}`),
				level: say(lang, `constraint.level.${level}`),
			}),
		more: (count) => say(lang, 'compose.legendMore', { count }),
		drawing: say(lang, 'compose.drawing'),
		marked: say(lang, 'compose.marked'),
	};
}

/** So many files are named; of more, the number. */
const NAMED_FILES = 3;

/** The files that what is on the sheet came from; empty where nothing is. */
async function sourcesOf(db: Db, features: SheetModel['features'], lang: Lang): Promise<string> {
	const ids = Object.entries(features).map(([layer, list]) => [layer, list.map(({ id }) => id)] as const);
	const files = await layerStore.filesOf(db, ids as [layerStore.LayerName, number[]][]);
	if (files.length === 0) return '';
	const named = files.slice(0, NAMED_FILES).join(lang === 'zh-CN' ? '、' : ', ');
	return files.length <= NAMED_FILES
		? say(lang, 'compose.sources', { files: named })
		: say(lang, 'compose.sources.more', { files: named, count: files.length });
}

/** One sheet a parcel, its code as the title; the parcel is marked and takes at most this share of the map. */
const FILL = 0.6;

/** The sheets of an atlas. @throws InputError where none of its parcels is there */
export async function atlasOf(db: Db, sheet: Sheet): Promise<Sheet[]> {
	const { map } = sheetFrame(sheet.paper, sheet.landscape);
	const sheets: Sheet[] = [];
	for (const id of sheet.atlas) {
		const box = await tableStore.extentOf(db, [id]);
		const code = (await tableStore.codesOf(db, [id]))[0];
		if (!box || !code) continue;
		const centre: [number, number] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
		const cos = Math.cos((centre[1] * Math.PI) / 180);
		const extent = {
			width: (box[2] - box[0]) * METRES_PER_DEGREE * cos,
			height: (box[3] - box[1]) * METRES_PER_DEGREE,
		};
		const scale =
			sheet.atlasFixed && fitsAt(sheet.scale, extent, map, FILL)
				? sheet.scale
				: (scaleFor(extent, map, FILL) ?? SCALES.at(-1)!);
		sheets.push({ ...sheet, atlas: [], centre, scale, title: code, subtitle: sheet.title, marked: [id] });
	}
	if (sheets.length === 0)
		throw new InputError({
			code: 'not-found',
			message: '没有找到图集中的宗地',
			path: 'atlas',
			got: sheet.atlas.length,
		});
	return sheets;
}
