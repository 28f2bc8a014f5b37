import proj4 from 'proj4';
import { type Areal, boundsOf, mapPositions } from './areal.ts';

/**
 * A coordinate reference system that we can bring to CGCS2000 lon/lat without a datum shift: the CGCS2000 family,
 * WGS 84 (equal within centimetres, so not shifted) and web Mercator. Axis order in our arrays is always east, north.
 */
export interface Crs {
	/** `EPSG:4528`, or `custom` where the parameters match no code. */
	code: string;
	/** As a planner says it: CGCS2000 3 度带 40 带. */
	name: string;
	/** `utm` is a transverse Mercator whose plane areas (scale 0.9996) no Chinese rule uses; `other` a conic or the like. */
	kind: 'geographic' | 'gauss-kruger' | 'utm' | 'mercator' | 'other';
	/** Definition for proj4, made from the parameters. */
	definition: string;
	/** Gauss-Krüger only. */
	centralMeridian?: number;
	falseEasting?: number;
	/** Width of the zones, degrees; absent where the parameters fit no zone. */
	zoneWidth?: 3 | 6;
	zone?: number;
}

export const CGCS2000: Crs = {
	code: 'EPSG:4490',
	name: 'CGCS2000 经纬度',
	kind: 'geographic',
	definition: '+proj=longlat +ellps=GRS80 +no_defs',
};
export const WGS84: Crs = { ...CGCS2000, code: 'EPSG:4326', name: 'WGS 84 经纬度' };
export const WEB_MERCATOR: Crs = {
	code: 'EPSG:3857',
	name: 'Web 墨卡托',
	kind: 'mercator',
	definition:
		'+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
};

/**
 * The CRS of an EPSG code: 4490, 4491–4554 (CGCS2000 Gauss-Krüger, worked out by formula, `domain.md` §7.5), 4326,
 * 3857. `null` for any other code.
 */
export function crsOfEpsg(code: number): Crs | null {
	if (code === 4490) return CGCS2000;
	if (code === 4326) return WGS84;
	if (code === 3857) return WEB_MERCATOR;
	if (code >= 4491 && code <= 4501) return gaussKruger(6, code - 4478, true);
	if (code >= 4502 && code <= 4512) return gaussKruger(6, code - 4489, false);
	if (code >= 4513 && code <= 4533) return gaussKruger(3, code - 4488, true);
	if (code >= 4534 && code <= 4554) return gaussKruger(3, code - 4509, false);
	return null;
}

/**
 * A Gauss-Krüger zone of CGCS2000. 3° zones 25–45 (central meridian 3n), 6° zones 13–23 (6n − 3); `prefixed` puts
 * the zone number before the easting (40,500,000). Throws for a zone that China does not have.
 */
export function gaussKruger(width: 3 | 6, zone: number, prefixed: boolean): Crs {
	const [first, last] = width === 3 ? [25, 45] : [13, 23];
	if (!Number.isInteger(zone) || zone < first || zone > last)
		throw new RangeError(`Gauss-Krüger ${width}° zone: got ${zone}, expected ${first} to ${last}`);
	const base = width === 3 ? (prefixed ? 4488 : 4509) : prefixed ? 4478 : 4489;
	const centralMeridian = width === 3 ? zone * 3 : zone * 6 - 3;
	return {
		...transverseMercator(centralMeridian, prefixed ? zone * 1e6 + 500_000 : 500_000),
		code: `EPSG:${base + zone}`,
		name: `CGCS2000 ${width} 度带 ${prefixed ? `${zone} 带` : `中央经线 ${centralMeridian}°`}`,
		zoneWidth: width,
		zone,
	};
}

/** A transverse Mercator on the CGCS2000 ellipsoid with any central meridian (local city systems too). */
export function transverseMercator(
	centralMeridian: number,
	falseEasting: number,
	more: { falseNorthing?: number; scale?: number; latitudeOfOrigin?: number } = {},
): Crs {
	const { falseNorthing = 0, scale = 1, latitudeOfOrigin = 0 } = more;
	return {
		code: 'custom',
		name: `高斯-克吕格 中央经线 ${centralMeridian}° 东偏 ${falseEasting}`,
		kind: 'gauss-kruger',
		definition:
			`+proj=tmerc +lat_0=${latitudeOfOrigin} +lon_0=${centralMeridian} +k=${scale} ` +
			`+x_0=${falseEasting} +y_0=${falseNorthing} +ellps=GRS80 +units=m +no_defs`,
		centralMeridian,
		falseEasting,
	};
}

/** The 3° zone, with its number before the easting, that a longitude lies in; `null` outside zones 25–45. */
export function planeCrsFor(longitude: number): Crs | null {
	const zone = Math.round(longitude / 3);
	return zone >= 25 && zone <= 45 ? gaussKruger(3, zone, true) : null;
}

/** The 3° zone of the middle of a lon/lat geometry. */
export function planeCrsOf(geometry: Areal): Crs | null {
	const [west, , east] = boundsOf(geometry);
	return planeCrsFor((west + east) / 2);
}

/** Plane coordinates → CGCS2000 lon/lat in degrees. */
export function toLonLat(crs: Crs, geometry: Areal): Areal {
	if (crs.kind === 'geographic') return geometry;
	const { inverse } = converter(crs);
	return mapPositions(geometry, ([east = NaN, north = NaN]) => inverse([east, north]));
}

/** CGCS2000 lon/lat in degrees → plane coordinates [east, north] in metres. */
export function fromLonLat(crs: Crs, geometry: Areal): Areal {
	if (crs.kind === 'geographic') return geometry;
	const { forward } = converter(crs);
	return mapPositions(geometry, ([lon = NaN, lat = NaN]) => forward([lon, lat]));
}

/** One place in CGCS2000 lon/lat degrees → [east, north] in metres of a plane. */
export function toPlane(crs: Crs, [lon, lat]: readonly [number, number]): [number, number] {
	return converter(crs).forward([lon, lat]);
}

/** One place in a plane, [east, north] in metres → CGCS2000 lon/lat degrees. */
export function fromPlane(crs: Crs, [east, north]: readonly [number, number]): [number, number] {
	return converter(crs).inverse([east, north]);
}

type Pair = [number, number];
export interface Converter {
	forward: (lonLat: Pair) => Pair;
	inverse: (eastNorth: Pair) => Pair;
}
const converters = new Map<string, Converter>();

const converter = (crs: Crs): Converter => converterOf(crs.definition);

/** Between CGCS2000 lon/lat and the CRS of a proj4 definition, which must say no datum: none is ever shifted. */
export function converterOf(definition: string): Converter {
	const known = converters.get(definition);
	if (known) return known;
	const made = proj4(CGCS2000.definition, definition);
	const converting: Converter = {
		forward: (p) => made.forward<Pair>(p),
		inverse: (p) => made.inverse<Pair>(p),
	};
	converters.set(definition, converting);
	return converting;
}
