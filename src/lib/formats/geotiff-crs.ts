import { type Crs, WEB_MERCATOR } from '#lib/domain/geometry/crs.ts';
import { type Datum, type SurveyCrs, surveyCrsOfEpsg, tmercOn } from '#lib/domain/geometry/survey-crs.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** GeoKeys of a file by name (OGC 19-008r4), as far as they could be read. */
export type GeoKeys = Readonly<Record<string, unknown>>;

/** A GeoTIFF's CRS; `metres` is the length of one unit of its plane coordinates. */
export interface RasterCrs extends SurveyCrs {
	metres: number;
}

const USER_DEFINED = 32767;

/**
 * The CRS of a GeoTIFF: what was asked for, else its EPSG code, else its own parameters (transverse Mercator and degrees
 * on a known ellipsoid). A Problem that names what was found where that says too little.
 */
export function rasterCrsOf(keys: GeoKeys, asked?: string): RasterCrs | Problem {
	if (asked !== undefined) return askedCrs(asked);
	const projected = numberOf(keys, 'ProjectedCSTypeGeoKey');
	const geographic = numberOf(keys, 'GeographicTypeGeoKey') ?? numberOf(keys, 'GeodeticCRSGeoKey');
	const plane = projected !== undefined || numberOf(keys, 'GTModelTypeGeoKey') === 1;
	const code = plane ? projected : geographic;
	const known = code === undefined ? null : surveyCrsOfEpsg(code);
	if (known) return { ...known, metres: known.crs.kind === 'geographic' ? 1 : (unitOf(keys) ?? 1) };
	return (plane ? ownProjection(keys, geographic) : ownDegrees(keys, geographic)) ?? unknownCrs(keys, code);
}

function askedCrs(asked: string): RasterCrs | Problem {
	const digits = /^\s*(?:EPSG)?\s*:?\s*(\d{4,6})\s*$/i.exec(asked)?.[1];
	const known = digits === undefined ? null : surveyCrsOfEpsg(Number(digits));
	if (known) return { ...known, metres: 1 };
	return {
		code: 'dem.crs-unsupported',
		message: `高程文件不支持坐标系 ${asked}`,
		got: asked,
		expected: 'EPSG:4490–4554、4326、3857、UTM（326xx、327xx）、北京 54、西安 80',
		fix: '先用 gdalwarp 转换，如 -t_srs EPSG:4528',
	};
}

/** User-defined transverse Mercator, as many Chinese files have it; web Mercator written out. */
function ownProjection(keys: GeoKeys, geographic: number | undefined): RasterCrs | null {
	const metres = unitOf(keys);
	const base = baseOf(keys, geographic);
	if (!base || metres === null) return null;
	const method = numberOf(keys, 'ProjCoordTransGeoKey');
	const meridian = numberOf(keys, 'ProjNatOriginLongGeoKey') ?? numberOf(keys, 'ProjCenterLongGeoKey');
	if (method !== 1 || meridian === undefined) {
		const pseudo = /pseudo.?mercator|web.?mercator/i.test(String(keys['GTCitationGeoKey'] ?? ''));
		return pseudo ? { crs: WEB_MERCATOR, datum: base.datum, metres } : null;
	}
	// The false origin is written in the CRS's unit; ours is the metre.
	const crs: Crs = tmercOn(
		base.ellipsoid,
		meridian,
		(numberOf(keys, 'ProjFalseEastingGeoKey') ?? 0) * metres,
		{
			falseNorthing: (numberOf(keys, 'ProjFalseNorthingGeoKey') ?? 0) * metres,
			scale: numberOf(keys, 'ProjScaleAtNatOriginGeoKey') ?? 1,
			latitudeOfOrigin: numberOf(keys, 'ProjNatOriginLatGeoKey') ?? 0,
		},
	);
	return { crs, datum: base.datum, metres };
}

function ownDegrees(keys: GeoKeys, geographic: number | undefined): RasterCrs | null {
	if (numberOf(keys, 'GTModelTypeGeoKey') !== 2) return null;
	const base = baseOf(keys, geographic);
	if (!base) return null;
	return {
		crs: {
			code: 'custom',
			name: '经纬度',
			kind: 'geographic',
			definition: `+proj=longlat ${base.ellipsoid} +no_defs`,
		},
		datum: base.datum,
		metres: 1,
	};
}

/** Ellipsoid and datum: of the geographic CRS's code, else from the half axis. */
function baseOf(keys: GeoKeys, geographic: number | undefined): { ellipsoid: string; datum: Datum } | null {
	const known = geographic === undefined ? null : surveyCrsOfEpsg(geographic);
	if (known) return { ellipsoid: ellipsoidOf(known.crs.definition), datum: known.datum };
	const axis = numberOf(keys, 'GeogSemiMajorAxisGeoKey');
	const inverse = numberOf(keys, 'GeogInvFlatteningGeoKey');
	const ellipsoid = numberOf(keys, 'GeogEllipsoidGeoKey');
	if (axis === 6378245 || ellipsoid === 7024) return { ellipsoid: '+ellps=krass', datum: 'beijing54' };
	if (axis === 6378140 || ellipsoid === 7049) return { ellipsoid: '+a=6378140 +rf=298.257', datum: 'xian80' };
	if (axis === 6378137 || ellipsoid === 7019 || ellipsoid === 7030 || ellipsoid === 1024) {
		const names = `${String(keys['GTCitationGeoKey'])} ${String(keys['GeogCitationGeoKey'])}`;
		const ours = /china.?(2000|geodetic)|cgcs.?2000|wgs.?(19)?84|world geodetic/i.test(names);
		return { ellipsoid: '+ellps=GRS80', datum: ours ? 'cgcs2000' : 'other' };
	}
	if (axis === undefined || inverse === undefined) return null;
	return { ellipsoid: `+a=${axis} +rf=${inverse}`, datum: 'other' };
}

const ellipsoidOf = (definition: string) =>
	definition
		.split(' ')
		.filter((part) => /^\+(ellps|a|rf)=/.test(part))
		.join(' ');

/** Metres of a unit of the plane (ProjLinearUnitsGeoKey), 1 where it is not told, `null` where it is not known. */
function unitOf(keys: GeoKeys): number | null {
	const code = numberOf(keys, 'ProjLinearUnitsGeoKey') ?? 9001;
	const size = numberOf(keys, 'ProjLinearUnitSizeGeoKey');
	if (code === USER_DEFINED) return size ?? null;
	return METRES_OF_UNIT[code] ?? null;
}

/** EPSG codes of length units → metres. */
export const METRES_OF_UNIT: Record<number, number> = {
	9001: 1,
	9002: 0.3048,
	9003: 1200 / 3937,
	9005: 0.3047972654,
	9036: 1000,
	1025: 0.001,
	1033: 0.01,
};

function numberOf(keys: GeoKeys, name: string): number | undefined {
	const value = keys[name];
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function unknownCrs(keys: GeoKeys, code: number | undefined): Problem {
	const found = Object.entries(keys).map(([name, value]) => `${name}=${String(value)}`);
	return {
		code: 'dem.crs-unknown',
		message:
			code === undefined || code === USER_DEFINED
				? '高程文件没有写明坐标系，或写法不全'
				: `高程文件的坐标系 EPSG:${code} 不在支持之列`,
		path: 'GeoKeys',
		got: found.length > 0 ? found.join('，') : '没有 GeoKeys',
		expected: 'EPSG 代码，或高斯-克吕格参数',
		fix: '用 --crs EPSG：编号 指定（slope 命令用 --dem-crs），或先用 gdalwarp 转换',
	};
}
