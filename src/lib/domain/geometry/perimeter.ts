import { type Areal, polygonsOf } from './areal.ts';
import { geodesicM } from './geodesic.ts';

/**
 * Length in metres of all rings of a lon/lat geometry, holes too, edges being geodesics of the CGCS2000 ellipsoid:
 * what PostGIS answers to `ST_Perimeter(geom::geography)`.
 */
export function perimeterM(geometry: Areal): number {
	let total = 0;
	for (const rings of polygonsOf(geometry)) {
		for (const ring of rings) {
			let [lon1 = NaN, lat1 = NaN] = ring[ring.length - 1] ?? [];
			for (const [lon2 = NaN, lat2 = NaN] of ring) {
				// A closed ring repeats its first point: nothing is added for it.
				if (lon1 !== lon2 || lat1 !== lat2) total += geodesicM(lon1, lat1, lon2, lat2);
				lon1 = lon2;
				lat1 = lat2;
			}
		}
	}
	return total;
}
