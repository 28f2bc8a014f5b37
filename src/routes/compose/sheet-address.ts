import { PAPERS, type Paper } from '#lib/domain/sheet/sheet-frame.ts';
import { SCALES } from '#lib/domain/sheet/scales.ts';
import { searchOf, type UrlState } from '#lib/map/url-state.ts';

/** What of the sheet stands in the address, beside the map's own part (run, colouring, filters, layers). */
export interface SheetAddress {
	paper: Paper;
	landscape: boolean;
	scale: number;
	/** Null: the middle of the map's view. */
	centre: [number, number] | null;
	title: string;
	subtitle: string;
	author: string;
	approvalNo: string;
	note: string;
	date: string;
	grid: boolean;
	labels: boolean;
	/** Parcels of an atlas. */
	atlas: number[];
	/** Its pages at the scale of the sheet, not each at its own. */
	atlasFixed: boolean;
	/** A saved drawing that is shown. */
	drawing: number | null;
}

const TEXTS = ['title', 'subtitle', 'author', 'approvalNo', 'note', 'date'] as const;
export const SHEET_KEYS = ['sheet', ...TEXTS, 'off', 'atlas', 'pages', 'drawing'];

export const isScale = (scale: number) => Number.isInteger(scale) && scale >= 100 && scale <= 1_000_000;

/** A longitude and a latitude as typed, in degrees; null where it is none in China. */
export function placeTyped(text: string): [number, number] | null {
	const [lon = NaN, lat = NaN, more] = text
		.trim()
		.split(/[\s,，、]+/)
		.map(Number);
	const inside = lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
	return inside && more === undefined ? [lon, lat] : null;
}

/** `A3:l:2000:119.92000,28.45000`. What is not understood is left at its default. */
export function readSheet(params: URLSearchParams, fallback: { scale: number; date: string }): SheetAddress {
	const [paper, orientation, scale, at] = (params.get('sheet') ?? '').split(':');
	const [lon, lat] = (at ?? '').split(',').map(Number);
	const off = (params.get('off') ?? '').split(',');
	const text = (key: string) => params.get(key) ?? '';
	const drawing = Number(params.get('drawing') ?? NaN);
	return {
		paper: paper && paper in PAPERS ? (paper as Paper) : 'A4',
		landscape: orientation !== 'p',
		scale: isScale(Number(scale)) ? Number(scale) : fallback.scale,
		centre: lon && lat && Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : null,
		title: text('title'),
		subtitle: text('subtitle'),
		author: text('author'),
		approvalNo: text('approvalNo'),
		note: text('note'),
		date: /^\d{4}-\d{2}-\d{2}$/.test(text('date')) ? text('date') : fallback.date,
		grid: !off.includes('grid'),
		labels: !off.includes('labels'),
		atlas: text('atlas')
			.split(',')
			.map(Number)
			.filter((id) => Number.isInteger(id) && id > 0)
			.slice(0, 200),
		atlasFixed: text('pages') === 'fixed',
		drawing: Number.isInteger(drawing) ? drawing : null,
	};
}

/** The sheet's part of an address. */
export function writeSheet(sheet: SheetAddress): URLSearchParams {
	const params = new URLSearchParams();
	const at = sheet.centre ? `:${sheet.centre.map((n) => n.toFixed(5)).join(',')}` : '';
	params.set('sheet', `${sheet.paper}:${sheet.landscape ? 'l' : 'p'}:${sheet.scale}${at}`);
	for (const key of TEXTS) if (sheet[key]) params.set(key, sheet[key]);
	const off = [!sheet.grid && 'grid', !sheet.labels && 'labels'].filter(Boolean).join(',');
	if (off) params.set('off', off);
	if (sheet.atlas.length > 0) params.set('atlas', sheet.atlas.join(','));
	if (sheet.atlasFixed) params.set('pages', 'fixed');
	if (sheet.drawing !== null) params.set('drawing', String(sheet.drawing));
	return params;
}

/** The search part of the composer's address: the map's part as the screen has it now, then the sheet's. */
export function composeSearch(current: URLSearchParams, screen: UrlState, sheet: SheetAddress): string {
	const others = [...current].filter(([key]) => !SHEET_KEYS.includes(key));
	return searchOf(new URLSearchParams([...others, ...writeSheet(sheet)]), screen);
}

/** The scale of the series that shows what a view of that zoom shows on a screen of some 900 px. */
export function scaleOfView(zoom: number, lat: number, mapMm: number): number {
	const metres = (900 * 78_271.517 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
	const wanted = (metres * 1000) / mapMm;
	return SCALES.find((scale) => scale >= wanted) ?? SCALES[SCALES.length - 1] ?? 500_000;
}
