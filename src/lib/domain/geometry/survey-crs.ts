import { type Crs, crsOfEpsg, transverseMercator } from './crs.ts';

/** What a CRS rests on. Only the first two are CGCS2000 within centimetres; the others are off by an unknown shift. */
export type Datum = 'cgcs2000' | 'beijing54' | 'xian80' | 'other';

/**
 * A CRS as surveys and elevation models come in, its datum told. One that is not `cgcs2000` may be used only where being
 * off by up to some 100 m matters little (slope), and never without saying so: its shift is not public, so lon/lat on
 * its ellipsoid are taken for CGCS2000's.
 */
export interface SurveyCrs {
	crs: Crs;
	datum: Datum;
}

const KRASSOWSKY = '+ellps=krass';
const IAG75 = '+a=6378140 +rf=298.257';

/**
 * The CRS of an EPSG code: all that `crsOfEpsg` knows, UTM (326xx, 327xx; ETRS89 258xx; NAD83 269xx), the geographic
 * codes of China and of common elevation models, and by formula the zones of Beijing 54 (2401–2442, 21413–21423,
 * 21453–21463) and Xi'an 80 (2327–2390). `null` for any other.
 */
export function surveyCrsOfEpsg(code: number): SurveyCrs | null {
	const ours = crsOfEpsg(code);
	if (ours) return { crs: ours, datum: 'cgcs2000' };
	return geographic(code) ?? utm(code) ?? beijing54(code) ?? xian80(code);
}

function geographic(code: number): SurveyCrs | null {
	const known: Record<number, [string, string, Datum]> = {
		4979: ['WGS 84 经纬度', '+ellps=WGS84', 'cgcs2000'],
		4258: ['ETRS89 经纬度', '+ellps=GRS80', 'cgcs2000'],
		4269: ['NAD83 经纬度', '+ellps=GRS80', 'other'],
		4267: ['NAD27 经纬度', '+ellps=clrk66', 'other'],
		4214: ['北京 54 经纬度', KRASSOWSKY, 'beijing54'],
		4555: ['新北京 54 经纬度', KRASSOWSKY, 'beijing54'],
		4610: ['西安 80 经纬度', IAG75, 'xian80'],
	};
	const found = known[code];
	if (!found) return null;
	const [name, ellipsoid, datum] = found;
	return {
		crs: {
			code: `EPSG:${code}`,
			name,
			kind: 'geographic',
			definition: `+proj=longlat ${ellipsoid} +no_defs`,
		},
		datum,
	};
}

function utm(code: number): SurveyCrs | null {
	const family = Math.floor(code / 100);
	const zone = code % 100;
	const south = family === 327;
	const ellipsoid = { 326: '+ellps=WGS84', 327: '+ellps=WGS84', 258: '+ellps=GRS80', 269: '+ellps=GRS80' }[
		family
	];
	const [first, last] = family === 258 ? [28, 38] : family === 269 ? [1, 23] : [1, 60];
	if (ellipsoid === undefined || zone < first || zone > last) return null;
	const crs = tmercOn(ellipsoid, zone * 6 - 183, 500_000, { scale: 0.9996, falseNorthing: south ? 1e7 : 0 });
	const base = { 258: 'ETRS89', 269: 'NAD83' }[family] ?? 'WGS 84';
	return {
		crs: { ...crs, kind: 'utm', code: `EPSG:${code}`, name: `${base} / UTM ${zone}${south ? 'S' : 'N'}` },
		datum: family === 269 ? 'other' : 'cgcs2000',
	};
}

function beijing54(code: number): SurveyCrs | null {
	const make = (width: 3 | 6, zone: number, prefixed: boolean) =>
		oldZone(code, '北京 54', 'beijing54', KRASSOWSKY, width, zone, prefixed);
	if (code >= 2401 && code <= 2421) return make(3, code - 2376, true);
	if (code >= 2422 && code <= 2442) return make(3, code - 2397, false);
	if (code >= 21413 && code <= 21423) return make(6, code - 21400, true);
	if (code >= 21453 && code <= 21463) return make(6, code - 21440, false);
	if (code >= 21473 && code <= 21483) return make(6, code - 21460, false);
	return null;
}

function xian80(code: number): SurveyCrs | null {
	const make = (width: 3 | 6, zone: number, prefixed: boolean) =>
		oldZone(code, '西安 80', 'xian80', IAG75, width, zone, prefixed);
	if (code >= 2327 && code <= 2337) return make(6, code - 2314, true);
	if (code >= 2338 && code <= 2348) return make(6, code - 2325, false);
	if (code >= 2349 && code <= 2369) return make(3, code - 2324, true);
	if (code >= 2370 && code <= 2390) return make(3, code - 2345, false);
	return null;
}

function oldZone(
	code: number,
	name: string,
	datum: Datum,
	ellipsoid: string,
	width: 3 | 6,
	zone: number,
	prefixed: boolean,
): SurveyCrs {
	const meridian = width === 3 ? zone * 3 : zone * 6 - 3;
	const crs = tmercOn(ellipsoid, meridian, prefixed ? zone * 1e6 + 500_000 : 500_000);
	const which = prefixed ? `${zone} 带` : `中央经线 ${meridian}°`;
	return { crs: { ...crs, code: `EPSG:${code}`, name: `${name} ${width} 度带 ${which}` }, datum };
}

/** A transverse Mercator on an ellipsoid given in proj4's words. */
export function tmercOn(
	ellipsoid: string,
	meridian: number,
	falseEasting: number,
	more: { falseNorthing?: number; scale?: number; latitudeOfOrigin?: number } = {},
): Crs {
	const crs = transverseMercator(meridian, falseEasting, more);
	return { ...crs, definition: crs.definition.replace('+ellps=GRS80', ellipsoid) };
}
