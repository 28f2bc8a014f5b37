import geographiclib from 'geographiclib-geodesic';
import { type Areal, polygonsOf } from './areal.ts';
import { A, F } from './ellipsoid.ts';

const geodesic = new geographiclib.Geodesic.Geodesic(A, F);

/**
 * Length in metres of all rings of a lon/lat geometry, holes too, edges being geodesics of the CGCS2000 ellipsoid
 * (Karney 2013, through GeographicLib): what PostGIS answers to `ST_Perimeter(geom::geography)`.
 */
export function perimeterM(geometry: Areal): number {
	let total = 0;
	for (const rings of polygonsOf(geometry)) {
		for (const ring of rings) {
			let [lon1 = NaN, lat1 = NaN] = ring[ring.length - 1] ?? [];
			for (const [lon2 = NaN, lat2 = NaN] of ring) {
				// A closed ring repeats its first point: nothing is added for it.
				if (lon1 !== lon2 || lat1 !== lat2)
					total += geodesic.Inverse(lat1, lon1, lat2, lon2, geographiclib.Geodesic.DISTANCE).s12 ?? 0;
				lon1 = lon2;
				lat1 = lat2;
			}
		}
	}
	return total;
}
