import { RADIANS } from './ellipsoid.ts';
import { type Crs, fromPlane, planeCrsFor, toPlane, transverseMercator } from './crs.ts';
import { geodesicM } from './geodesic.ts';

/** Lon/lat in degrees. */
type Place = readonly [number, number];

/**
 * A side of a boundary as a surveyor says it. The length is the geodesic on the ellipsoid (metres on the ground, no
 * scale of the projection in it), the bearing the plane-grid one (坐标方位角) of the Gauss-Krüger plane, degrees clockwise
 * from grid north, 0 to 360.
 */
export interface Side {
	lengthM: number;
	bearing: number;
}

/** The plane that a drawing is worked in: the 3° zone of a longitude; outside China's zones a plane of the same kind. */
export function workingPlane(longitude: number): Crs {
	return planeCrsFor(longitude) ?? transverseMercator(Math.round(longitude / 3) * 3, 500_000);
}

export function sideOfPlaces(from: Place, to: Place, plane: Crs): Side {
	const [e1, n1] = toPlane(plane, from);
	const [e2, n2] = toPlane(plane, to);
	return { lengthM: geodesicM(...from, ...to), bearing: turned(Math.atan2(e2 - e1, n2 - n1) / RADIANS) };
}

/** A bearing brought into 0 ≤ bearing < 360. */
export function turned(bearing: number): number {
	const rest = ((bearing % 360) + 360) % 360;
	// What is a hair under the full circle is the full circle.
	return 360 - rest < 1e-9 ? 0 : rest;
}

/**
 * The place at a geodesic length along a grid bearing. The plane's scale differs from 1 by up to 4e-4: the plane length
 * is corrected until the geodesic is the one asked for (three turns leave less than a nanometre over a kilometre).
 */
export function placeAlong(from: Place, { lengthM, bearing }: Side, plane: Crs): [number, number] {
	const [east, north] = toPlane(plane, from);
	const [sin, cos] = unit(bearing);
	let inPlane = lengthM;
	let to = fromPlane(plane, [east + sin * inPlane, north + cos * inPlane]);
	for (let i = 0; i < 3 && lengthM > 0; i++) {
		inPlane *= lengthM / geodesicM(...from, ...to);
		to = fromPlane(plane, [east + sin * inPlane, north + cos * inPlane]);
	}
	return to;
}

/** Sine and cosine; quarters exactly, so that a right angle is one. */
function unit(bearing: number): [number, number] {
	const quarter = turned(bearing) / 90;
	if (Number.isInteger(quarter))
		return [
			[0, 1],
			[1, 0],
			[0, -1],
			[-1, 0],
		][quarter] as [number, number];
	return [Math.sin(bearing * RADIANS), Math.cos(bearing * RADIANS)];
}

/**
 * Where a pointer lands when length, bearing or both of the side are held: on the circle, on the line (also behind its
 * start: then the far way round is meant and the bearing turned by 180°), or at the one place that both leave.
 */
export function heldPlace(
	from: Place,
	pointer: Place,
	held: { lengthM: number | null; bearing: number | null },
	plane: Crs,
): [number, number] {
	if (held.lengthM === null && held.bearing === null) return [...pointer];
	const free = sideOfPlaces(from, pointer, plane);
	if (held.bearing === null) return placeAlong(from, { ...free, lengthM: held.lengthM ?? 0 }, plane);
	if (held.lengthM !== null) return placeAlong(from, { lengthM: held.lengthM, bearing: held.bearing }, plane);
	const [east, north] = toPlane(plane, from);
	const [pe, pn] = toPlane(plane, pointer);
	const [sin, cos] = unit(held.bearing);
	const along = (pe - east) * sin + (pn - north) * cos;
	return fromPlane(plane, [east + sin * along, north + cos * along]);
}

/** The bearing nearest to `bearing` that stands at a multiple of 90° to `base`. */
export function squareTo(bearing: number, base: number): number {
	return turned(base + Math.round((bearing - base) / 90) * 90);
}
