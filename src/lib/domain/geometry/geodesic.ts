import geographiclib from 'geographiclib-geodesic';
import { A, F } from './ellipsoid.ts';

const geodesic = new geographiclib.Geodesic.Geodesic(A, F);

/**
 * Metres between two places (degrees) along the geodesic of the CGCS2000 ellipsoid (Karney 2013, through
 * GeographicLib): what PostGIS answers to `ST_Distance(a::geography, b::geography)`.
 */
export function geodesicM(lon1: number, lat1: number, lon2: number, lat2: number): number {
	return geodesic.Inverse(lat1, lon1, lat2, lon2, geographiclib.Geodesic.DISTANCE).s12 ?? NaN;
}
