import type { GeoKeys } from './geotiff-keys.ts';

/**
 * proj4's words for a projection that a file gives by its parameters (OGC 19-008r4, requirement class 7; which keys go
 * with which method as in GDAL's geo_normalize.c), without ellipsoid and false origin; `null` for one that is not known.
 */
export function projectionOf(keys: GeoKeys): string | null {
	const first = (...names: string[]) =>
		names.map((name) => keys[`Proj${name}GeoKey`]).find((v): v is number => typeof v === 'number');
	const lat = first('NatOriginLat', 'FalseOriginLat', 'CenterLat') ?? 0;
	const lon = first('NatOriginLong', 'FalseOriginLong', 'CenterLong', 'StraightVertPoleLong');
	const scale = first('ScaleAtNatOrigin', 'ScaleAtCenter') ?? 1;
	const [lat1, lat2] = [first('StdParallel1'), first('StdParallel2')];
	const origin = `+lat_0=${lat} +lon_0=${lon ?? 0}`;
	const conic = lat1 === undefined ? null : `+lat_1=${lat1} +lat_2=${lat2 ?? lat1} ${origin}`;
	switch (keys['ProjCoordTransGeoKey']) {
		case 1:
			return lon === undefined ? null : `+proj=tmerc ${origin} +k=${scale}`;
		case 7:
			return `+proj=merc +lon_0=${lon ?? 0} ${lat1 === undefined ? `+k=${scale}` : `+lat_ts=${lat1}`}`;
		case 8:
			return conic && `+proj=lcc ${conic}`;
		case 9:
			return `+proj=lcc +lat_1=${lat} ${origin} +k_0=${scale}`;
		case 10:
			return `+proj=laea ${origin}`;
		case 11:
			return conic && `+proj=aea ${conic}`;
		case 12:
			return `+proj=aeqd ${origin}`;
		case 13:
			return conic && `+proj=eqdc ${conic}`;
		case 14:
			return `+proj=stere ${origin} +k=${scale}`;
		case 15:
			return polar(lat, first('StraightVertPoleLong') ?? lon ?? 0, scale);
		case 16:
			return `+proj=sterea ${origin} +k=${scale}`;
		case 24:
			return `+proj=sinu +lon_0=${lon ?? 0}`;
		case 28:
			return `+proj=cea +lat_ts=${lat1 ?? 0} +lon_0=${lon ?? 0}`;
		default:
			return null;
	}
}

/** The latitude is that of the pole, with a scale, or that of true scale. */
function polar(lat: number, lon: number, scale: number): string {
	const pole = `+proj=stere +lat_0=${lat < 0 ? -90 : 90} +lon_0=${lon}`;
	return Math.abs(lat) === 90 ? `${pole} +k=${scale}` : `${pole} +lat_ts=${lat}`;
}
