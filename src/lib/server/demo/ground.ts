import type { Position } from 'geojson';
import { A, E2, RADIANS } from '#lib/domain/geometry/ellipsoid.ts';

/** Metres east and north of a site's centre, or of a street plan's origin. */
export type Metres = [number, number];

/** Lon/lat of the demo have 7 decimals (1 cm): shared corners are rounded alike and stay shared. */
const round7 = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** Metres in a degree of longitude and of latitude at a place. */
export function metresPerDegree(latitude: number): Metres {
	const sin = Math.sin(latitude * RADIANS);
	const n = A / Math.sqrt(1 - E2 * sin * sin);
	const m = (n * (1 - E2)) / (1 - E2 * sin * sin);
	return [n * Math.cos(latitude * RADIANS) * RADIANS, m * RADIANS];
}

/** Metres around a point → lon/lat: good to some 1e-4 within a few kilometres, which is all a synthetic site needs. */
export function groundAround(centre: Position): (metres: Metres) => Position {
	const [lon, lat] = centre as [number, number];
	const [perLon, perLat] = metresPerDegree(lat);
	return ([east, north]) => [round7(lon + east / perLon), round7(lat + north / perLat)];
}

/** Metres between two lon/lat points not far apart. */
export function metresBetween(a: Position, b: Position): number {
	const lat = (((a[1] as number) + (b[1] as number)) / 2) * RADIANS;
	const dx = ((a[0] as number) - (b[0] as number)) * Math.cos(lat);
	const dy = (a[1] as number) - (b[1] as number);
	return Math.hypot(dx, dy) * 111_195;
}

/** Distance in metres from a point to a closed ring's nearest edge (plane coordinates). */
export function distanceToRing([x, y]: Metres, ring: readonly Metres[]): number {
	let least = Infinity;
	ring.forEach(([x1, y1], i) => {
		const [x2, y2] = ring[(i + 1) % ring.length] as Metres;
		const [dx, dy] = [x2 - x1, y2 - y1];
		const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
		least = Math.min(least, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
	});
	return least;
}

/** Whether a plane point lies in a ring (even-odd). */
export function inRing([x, y]: Metres, ring: readonly Metres[]): boolean {
	let inside = false;
	ring.forEach(([x1, y1], i) => {
		const [x2, y2] = ring[(i + 1) % ring.length] as Metres;
		if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
	});
	return inside;
}
