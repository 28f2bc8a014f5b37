import type { Crs } from './crs.ts';
import { type Datum, type SurveyCrs, surveyCrsOfEpsg, tmercOn } from './survey-crs.ts';

/**
 * The CRS of an EPSG or ESRI code as elevation models come in from all over the world: what `surveyCrsOfEpsg` knows, the
 * UTM zones of other datums, and common national and continental planes (parameters as in the EPSG dataset v10, ESRI's
 * 1020xx). `cgcs2000` here means within a few metres, which no slope feels; outlines are not imported in these.
 * `null` for any other.
 */
export function namedCrsOf(code: number): SurveyCrs | null {
	return surveyCrsOfEpsg(code) ?? utmOf(code) ?? listed(code);
}

/** First and last code of a row of northern or southern zones, the first zone, ellipsoid, datum. */
const UTM_ROWS: [number, number, number, 'N' | 'S', string, Datum, string][] = [
	[32201, 32260, 1, 'N', '+ellps=WGS72', 'other', 'WGS 72'],
	[32301, 32360, 1, 'S', '+ellps=WGS72', 'other', 'WGS 72'],
	[26701, 26722, 1, 'N', '+ellps=clrk66', 'other', 'NAD27'],
	[23028, 23038, 28, 'N', '+ellps=intl', 'other', 'ED50'],
	[28348, 28358, 48, 'S', '+ellps=GRS80', 'cgcs2000', 'GDA94'],
	[7846, 7859, 46, 'S', '+ellps=GRS80', 'cgcs2000', 'GDA2020'],
	[31965, 31976, 11, 'N', '+ellps=GRS80', 'cgcs2000', 'SIRGAS 2000'],
	[31977, 31985, 17, 'S', '+ellps=GRS80', 'cgcs2000', 'SIRGAS 2000'],
	[3097, 3101, 51, 'N', '+ellps=GRS80', 'cgcs2000', 'JGD2000'],
	[6688, 6692, 51, 'N', '+ellps=GRS80', 'cgcs2000', 'JGD2011'],
];

function utmOf(code: number): SurveyCrs | null {
	const row = UTM_ROWS.find(([first, last]) => code >= first && code <= last);
	if (!row) return null;
	const [first, , zone0, side, ellipsoid, datum, base] = row;
	const zone = zone0 + code - first;
	const falseNorthing = side === 'S' ? 1e7 : 0;
	const crs = tmercOn(ellipsoid, zone * 6 - 183, 500_000, { scale: 0.9996, falseNorthing });
	return { crs: { ...crs, kind: 'utm', code: `EPSG:${code}`, name: `${base} / UTM ${zone}${side}` }, datum };
}

const GRS80 = '+ellps=GRS80';
const WGS84 = '+ellps=WGS84';
const ASIA = '+x_0=0 +y_0=0';

const LIST: Record<number, [name: string, definition: string, datum?: Datum]> = {
	// East Asia
	2326: ['香港 1980 方格网', '+proj=tmerc +lat_0=22.3121333333333 +lon_0=114.178555555556 +k=1 +x_0=836694.05 +y_0=819069.8 +ellps=intl', 'other'], // prettier-ignore
	3825: ['TWD97 / TM2 119', `+proj=tmerc +lat_0=0 +lon_0=119 +k=0.9999 +x_0=250000 +y_0=0 ${GRS80}`],
	3826: ['TWD97 / TM2 121', `+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 ${GRS80}`],
	3827: ['TWD67 / TM2 119', '+proj=tmerc +lat_0=0 +lon_0=119 +k=0.9999 +x_0=250000 +y_0=0 +ellps=aust_SA', 'other'], // prettier-ignore
	3828: ['TWD67 / TM2 121', '+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +ellps=aust_SA', 'other'], // prettier-ignore
	5179: ['Korea 2000 / Unified', `+proj=tmerc +lat_0=38 +lon_0=127.5 +k=0.9996 +x_0=1000000 +y_0=2000000 ${GRS80}`], // prettier-ignore
	5186: ['Korea 2000 / Central', `+proj=tmerc +lat_0=38 +lon_0=127 +k=1 +x_0=200000 +y_0=600000 ${GRS80}`],
	5187: ['Korea 2000 / East', `+proj=tmerc +lat_0=38 +lon_0=129 +k=1 +x_0=200000 +y_0=600000 ${GRS80}`],
	102012: ['Asia Lambert', `+proj=lcc +lat_0=0 +lon_0=105 +lat_1=30 +lat_2=62 ${ASIA} ${WGS84}`],
	102025: ['Asia North Albers', `+proj=aea +lat_0=30 +lon_0=95 +lat_1=15 +lat_2=65 ${ASIA} ${WGS84}`],
	102028: ['Asia South Albers', `+proj=aea +lat_0=-15 +lon_0=125 +lat_1=7 +lat_2=-32 ${ASIA} ${WGS84}`],
	// the world and the poles
	3395: ['世界墨卡托', `+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 ${WGS84}`],
	6933: ['EASE-Grid 2.0', `+proj=cea +lat_ts=30 +lon_0=0 +x_0=0 +y_0=0 ${WGS84}`],
	3413: ['NSIDC 北极', `+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +x_0=0 +y_0=0 ${WGS84}`],
	3995: ['北极', `+proj=stere +lat_0=90 +lat_ts=71 +lon_0=0 +x_0=0 +y_0=0 ${WGS84}`],
	3031: ['南极', `+proj=stere +lat_0=-90 +lat_ts=-71 +lon_0=0 +x_0=0 +y_0=0 ${WGS84}`],
	3976: ['NSIDC 南极', `+proj=stere +lat_0=-90 +lat_ts=-70 +lon_0=0 +x_0=0 +y_0=0 ${WGS84}`],
	// Europe
	3034: ['ETRS89 / LCC', `+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 ${GRS80}`], // prettier-ignore
	3035: ['ETRS89 / LAEA', `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${GRS80}`],
	2154: ['RGF93 / Lambert-93', `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`], // prettier-ignore
	27700: ['OSGB36', '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy', 'other'], // prettier-ignore
	28992: ['RD New', '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel', 'other'], // prettier-ignore
	// the Americas and the Pacific
	5070: ['NAD83 / Conus Albers', `+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 ${ASIA} ${GRS80}`],
	102003: ['USA Contiguous Albers', `+proj=aea +lat_0=37.5 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 ${ASIA} ${GRS80}`], // prettier-ignore
	3005: ['BC Albers', `+proj=aea +lat_0=45 +lon_0=-126 +lat_1=50 +lat_2=58.5 +x_0=1000000 +y_0=0 ${GRS80}`],
	3310: ['California Albers', `+proj=aea +lat_0=0 +lon_0=-120 +lat_1=34 +lat_2=40.5 +x_0=0 +y_0=-4000000 ${GRS80}`], // prettier-ignore
	3338: ['Alaska Albers', `+proj=aea +lat_0=50 +lon_0=-154 +lat_1=55 +lat_2=65 ${ASIA} ${GRS80}`],
	3978: ['Canada Atlas Lambert', `+proj=lcc +lat_0=49 +lon_0=-95 +lat_1=49 +lat_2=77 ${ASIA} ${GRS80}`],
	3979: ['Canada Atlas Lambert', `+proj=lcc +lat_0=49 +lon_0=-95 +lat_1=49 +lat_2=77 ${ASIA} ${GRS80}`],
	3577: ['Australian Albers', `+proj=aea +lat_0=0 +lon_0=132 +lat_1=-18 +lat_2=-36 ${ASIA} ${GRS80}`],
	2193: ['NZTM2000', `+proj=tmerc +lat_0=0 +lon_0=173 +k=0.9996 +x_0=1600000 +y_0=10000000 ${GRS80}`],
	// degrees
	4322: ['WGS 72 经纬度', '+proj=longlat +ellps=WGS72', 'other'],
	4230: ['ED50 经纬度', '+proj=longlat +ellps=intl', 'other'],
	4277: ['OSGB36 经纬度', '+proj=longlat +ellps=airy', 'other'],
	4301: ['Tokyo 经纬度', '+proj=longlat +ellps=bessel', 'other'],
	4611: ['香港 1980 经纬度', '+proj=longlat +ellps=intl', 'other'],
	4612: ['JGD2000 经纬度', `+proj=longlat ${GRS80}`],
	6668: ['JGD2011 经纬度', `+proj=longlat ${GRS80}`],
	4737: ['Korea 2000 经纬度', `+proj=longlat ${GRS80}`],
	3824: ['TWD97 经纬度', `+proj=longlat ${GRS80}`],
	4283: ['GDA94 经纬度', `+proj=longlat ${GRS80}`],
	7844: ['GDA2020 经纬度', `+proj=longlat ${GRS80}`],
	4674: ['SIRGAS 2000 经纬度', `+proj=longlat ${GRS80}`],
	4171: ['RGF93 经纬度', `+proj=longlat ${GRS80}`],
};

function listed(code: number): SurveyCrs | null {
	const found = LIST[code];
	if (!found) return null;
	const [name, definition, datum = 'cgcs2000'] = found;
	const kind: Crs['kind'] = definition.startsWith('+proj=longlat')
		? 'geographic'
		: definition.startsWith('+proj=tmerc')
			? 'utm'
			: 'other';
	const end = kind === 'geographic' ? '+no_defs' : '+units=m +no_defs';
	const authority = code > 100_000 ? 'ESRI' : 'EPSG';
	return { crs: { code: `${authority}:${code}`, name, kind, definition: `${definition} ${end}` }, datum };
}
