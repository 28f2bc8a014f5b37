import type { Position } from 'geojson';
import { type Areal, polygonsOf } from './areal.ts';
import { type Crs, fromLonLat } from './crs.ts';

/**
 * Area in m² by the shoelace of plane coordinates in metres, taken from the first point of each ring so that eight-digit
 * eastings lose nothing. Orientation does not matter; holes are taken off.
 */
export function shoelaceAreaM2(plane: Areal): number {
	let total = 0;
	for (const [outer, ...holes] of polygonsOf(plane)) {
		if (!outer) continue;
		let area = Math.abs(signedShoelace(outer));
		for (const hole of holes) area -= Math.abs(signedShoelace(hole));
		total += area;
	}
	return total;
}

/** Signed: positive counter-clockwise in an east, north frame. In the square of the coordinates' unit. */
export function signedShoelace(ring: readonly Position[]): number {
	const first = ring[0];
	const last = ring[ring.length - 1];
	if (!first || !last) return 0;
	const [x0 = NaN, y0 = NaN] = first;
	let x1 = (last[0] as number) - x0;
	let y1 = (last[1] as number) - y0;
	let twice = 0;
	for (const position of ring) {
		const x2 = (position[0] as number) - x0;
		const y2 = (position[1] as number) - y0;
		twice += x1 * y2 - x2 * y1;
		x1 = x2;
		y1 = y2;
	}
	return twice / 2;
}

/** Plane area in m² of a lon/lat geometry in a Gauss-Krüger zone: larger than the ellipsoidal one off the meridian. */
export function planeAreaM2(geometry: Areal, crs: Crs): number {
	if (crs.kind !== 'gauss-kruger')
		throw new Error(`plane area: got ${crs.code}, expected a Gauss-Krüger CRS`);
	return shoelaceAreaM2(fromLonLat(crs, geometry));
}
