import type { Position } from 'geojson';
import type { Bounds } from './areal.ts';
import { metresPerRadian, RADIANS } from './ellipsoid.ts';

/** A place in a ground frame: metres east and north of its origin. */
export type Metres = readonly [east: number, north: number];

/**
 * Lon/lat laid flat around a box's middle: straight lines in degrees stay straight lines, so that what is clipped here
 * is what PostGIS clips, and tolerances are metres on the ground. For comparing and cutting, not for areas of record.
 */
export class GroundFrame {
	readonly #lon: number;
	readonly #lat: number;
	readonly #east: number;
	readonly #north: number;

	constructor([west, south, east, north]: Bounds) {
		this.#lon = (west + east) / 2;
		this.#lat = (south + north) / 2;
		const scale = metresPerRadian(this.#lat);
		this.#east = scale.east * RADIANS;
		this.#north = scale.north * RADIANS;
	}

	metres([lon = NaN, lat = NaN]: Position | readonly [number, number]): Metres {
		return [(lon - this.#lon) * this.#east, (lat - this.#lat) * this.#north];
	}

	degrees([east, north]: Metres): [number, number] {
		return [this.#lon + east / this.#east, this.#lat + north / this.#north];
	}
}

/** Where along a segment (0 at `a`, 1 at `b`) a point's foot lies, and how far the point is from the segment, metres. */
export function footOn(a: Metres, b: Metres, p: Metres): { along: number; at: Metres; distance: number } {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const squared = dx * dx + dy * dy;
	const raw = squared === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared;
	const along = Math.min(1, Math.max(0, raw));
	const at: Metres = [a[0] + along * dx, a[1] + along * dy];
	return { along, at, distance: Math.hypot(p[0] - at[0], p[1] - at[1]) };
}
