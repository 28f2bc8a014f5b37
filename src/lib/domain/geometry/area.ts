import type { Position } from 'geojson';
import { type Areal, polygonsOf } from './areal.ts';
import { meridianRadius2, parallelRadius2, RADIANS, zoneArea } from './ellipsoid.ts';
import { areaUnderGeodesic, LONG_EDGE } from './geodesic-edge.ts';

/**
 * Area in m² on the CGCS2000 ellipsoid with geodesic edges: what PostGIS answers to `ST_Area(geom::geography)` for
 * SRID 4490 (measured: within 1e-9). Lon/lat in degrees. Ring orientation does not matter, the closing point may be
 * absent, holes are taken off. A ring around a pole is not measured rightly.
 *
 * Method: for each edge the zone area (authalic) of both ends, taken from the first point of the ring so that nothing
 * large cancels, plus the geodesic's bulge; edges over 10 km by quadrature along the geodesic.
 */
export function ellipsoidalAreaM2(geometry: Areal): number {
	let total = 0;
	for (const [outer, ...holes] of polygonsOf(geometry)) {
		if (!outer) continue;
		let area = Math.abs(signedRingAreaM2(outer));
		for (const hole of holes) area -= Math.abs(signedRingAreaM2(hole));
		total += area;
	}
	return total;
}

/** Signed area of one ring in m²: positive clockwise (seen with north up), negative counter-clockwise. */
export function signedRingAreaM2(ring: readonly Position[]): number {
	const last = ring[ring.length - 1];
	const first = ring[0];
	if (!first || !last) return 0;
	let lon1 = (last[0] as number) * RADIANS;
	let lat1 = (last[1] as number) * RADIANS;
	let sin1 = Math.sin(lat1);
	let zone1 = zoneArea(sin1);
	const base = zoneArea(Math.sin((first[1] as number) * RADIANS));
	let sum = 0;
	for (const position of ring) {
		const lon2 = (position[0] as number) * RADIANS;
		const lat2 = (position[1] as number) * RADIANS;
		const sin2 = Math.sin(lat2);
		const zone2 = zoneArea(sin2);
		const dLon = lon2 - lon1;
		const dLat = lat2 - lat1;
		if (dLon > LONG_EDGE || dLon < -LONG_EDGE || dLat > LONG_EDGE || dLat < -LONG_EDGE) {
			sum += areaUnderGeodesic(lon1, lat1, lon2, lat2, base);
		} else {
			sum += dLon * ((zone1 + zone2) / 2 - base + bulgeOf((sin1 + sin2) / 2, dLon, dLat));
		}
		lon1 = lon2;
		lat1 = lat2;
		sin1 = sin2;
		zone1 = zone2;
	}
	return sum;
}

/**
 * The bulge of a short geodesic over the chord in (λ, zone area), m² per radian: sin φ (r²Δλ² + 3M²Δφ²) / 12, from the
 * geodesic's equation φ″ = −r sin φ / M − (2M sin φ / r + M′/M) φ′² on a surface of revolution.
 */
function bulgeOf(sine: number, dLon: number, dLat: number): number {
	return (sine * (parallelRadius2(sine) * dLon * dLon + 3 * meridianRadius2(sine) * dLat * dLat)) / 12;
}

/** Area in m² under one edge from a zone up (`zoneArea` of its latitude), lon/lat in degrees; positive eastwards. */
export function areaUnderEdge(
	[x1, y1, x2, y2]: readonly [number, number, number, number],
	base: number,
): number {
	const [dLon, dLat] = [(x2 - x1) * RADIANS, (y2 - y1) * RADIANS];
	if (Math.abs(dLon) > LONG_EDGE || Math.abs(dLat) > LONG_EDGE)
		return areaUnderGeodesic(x1 * RADIANS, y1 * RADIANS, x2 * RADIANS, y2 * RADIANS, base);
	const [sin1, sin2] = [Math.sin(y1 * RADIANS), Math.sin(y2 * RADIANS)];
	const middle = (zoneArea(sin1) + zoneArea(sin2)) / 2;
	return dLon * (middle - base + bulgeOf((sin1 + sin2) / 2, dLon, dLat));
}
