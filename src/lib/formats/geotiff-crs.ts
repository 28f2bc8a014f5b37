import { type Crs, WEB_MERCATOR } from '#lib/domain/geometry/crs.ts';
import { namedCrsOf } from '#lib/domain/geometry/named-crs.ts';
import { type Datum, type SurveyCrs, tmercOn } from '#lib/domain/geometry/survey-crs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { GeoKeys } from './geotiff-keys.ts';
import { projectionOf } from './geotiff-projection.ts';

/** A GeoTIFF's CRS; `metres` is the length of one unit of its plane coordinates. */
export interface RasterCrs extends SurveyCrs {
	metres: number;
}

const USER_DEFINED = 32767;

/**
 * The CRS of a GeoTIFF: what was asked for, else its EPSG code, else its own parameters (`geotiff-projection.ts`, UTM
 * zones and degrees, on the ellipsoid it names). A Problem that names what was found where that says too little.
 */
export function rasterCrsOf(keys: GeoKeys, asked?: string): RasterCrs | Problem {
	if (asked !== undefined) return askedCrs(asked);
	const projected = numberOf(keys, 'ProjectedCSTypeGeoKey');
	const geographic = numberOf(keys, 'GeographicTypeGeoKey') ?? numberOf(keys, 'GeodeticCRSGeoKey');
	const plane = projected !== undefined || numberOf(keys, 'GTModelTypeGeoKey') === 1;
	const code = plane ? projected : geographic;
	const known = code === undefined ? null : namedCrsOf(code);
	const metres = known?.crs.kind === 'geographic' ? 1 : unitOf(keys);
	if (known && metres !== null) return { ...known, metres };
	return (plane ? ownProjection(keys, geographic) : ownDegrees(keys, geographic)) ?? unknownCrs(keys, code);
}

function askedCrs(asked: string): RasterCrs | Problem {
	const digits = /^\s*(?:EPSG|ESRI)?\s*:?\s*(\d{4,6})\s*$/i.exec(asked)?.[1];
	const known = digits === undefined ? null : namedCrsOf(Number(digits));
	if (known) return { ...known, metres: 1 };
	return {
		code: 'dem.crs-unsupported',
		message: `高程文件不支持坐标系 ${asked}`,
		got: asked,
		expected: 'EPSG:4490–4554、4326、3857、UTM、北京 54、西安 80，及常用的 Albers、Lambert、LAEA 等',
		fix: '先用 gdalwarp 转换，如 -t_srs EPSG:4528',
	};
}

/** A plane by its own parameters, as many Chinese files have it: Gauss-Krüger, Albers, Lambert …; web Mercator written out. */
function ownProjection(keys: GeoKeys, geographic: number | undefined): RasterCrs | null {
	const metres = unitOf(keys);
	const base = baseOf(keys, geographic);
	if (!base || metres === null || !inDegrees(keys)) return null;
	const zone = numberOf(keys, 'ProjectionGeoKey') ?? 0;
	if ((zone > 16000 && zone <= 16060) || (zone > 16100 && zone <= 16160))
		return { crs: utmOn(base.ellipsoid, zone % 100, zone > 16100), datum: base.datum, metres };
	const pseudo = /pseudo.?mercator|web.?mercator/i.test(String(keys['GTCitationGeoKey'] ?? ''));
	if (pseudo) return { crs: WEB_MERCATOR, datum: base.datum, metres };
	const projection = projectionOf(keys);
	if (projection === null) return null;
	// The false origin is written in the CRS's unit; ours is the metre.
	const falseOrigin = (axis: 'Easting' | 'Northing') =>
		(numberOf(keys, `ProjFalse${axis}GeoKey`) ?? numberOf(keys, `ProjFalseOrigin${axis}GeoKey`) ?? numberOf(keys, `ProjCenter${axis}GeoKey`) ?? 0) * metres; // prettier-ignore
	const [x0, y0] = [falseOrigin('Easting'), falseOrigin('Northing')];
	const definition = `${projection} +x_0=${x0} +y_0=${y0} ${base.ellipsoid} +units=m +no_defs`;
	const meridian = Number(/\+lon_0=(\S+)/.exec(projection)?.[1]);
	const crs: Crs = projection.startsWith('+proj=tmerc')
		? { ...tmercOn(base.ellipsoid, meridian, x0), definition }
		: { code: 'custom', name: nameOf(keys, projection), kind: 'other', definition };
	return { crs, datum: base.datum, metres };
}

function utmOn(ellipsoid: string, zone: number, south: boolean): Crs {
	const more = { scale: 0.9996, falseNorthing: south ? 1e7 : 0 };
	return {
		...tmercOn(ellipsoid, zone * 6 - 183, 500_000, more),
		kind: 'utm',
		name: `UTM ${zone}${south ? 'S' : 'N'}`,
	};
}

const nameOf = (keys: GeoKeys, projection: string) =>
	[keys['PCSCitationGeoKey'], keys['GTCitationGeoKey']]
		.map((name) =>
			typeof name === 'string' ? (name.split('|')[0] as string).replace(/^PCS Name = /, '').trim() : '',
		)
		.find((name) => name !== '') ?? projection;

/** Angles in degrees, from Greenwich. */
function inDegrees(keys: GeoKeys): boolean {
	const [unit, meridian] = [
		numberOf(keys, 'GeogAngularUnitsGeoKey'),
		numberOf(keys, 'GeogPrimeMeridianGeoKey'),
	];
	return [undefined, 9102, 9122].includes(unit) && [undefined, 8901, USER_DEFINED].includes(meridian) && !numberOf(keys, 'GeogPrimeMeridianLongGeoKey'); // prettier-ignore
}

function ownDegrees(keys: GeoKeys, geographic: number | undefined): RasterCrs | null {
	if (numberOf(keys, 'GTModelTypeGeoKey') !== 2) return null;
	const base = baseOf(keys, geographic);
	if (!base || !inDegrees(keys)) return null;
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
	const known = geographic === undefined ? null : namedCrsOf(geographic);
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
