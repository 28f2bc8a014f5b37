import type { Position } from 'geojson';
import { type Areal, boundsOf, mapPositions } from './areal.ts';
import { fromLonLat, toLonLat, transverseMercator } from './crs.ts';

/**
 * The Gauss-Krüger plane whose central meridian runs through the middle of a geometry: there a metre of the plane is a
 * metre on the ground (within 3e-7 over 10 km), which it is not at the edge of a 3° zone. Coordinates count from the
 * geometry's middle, so that nothing is lost to large numbers.
 */
export class GroundPlane {
	readonly #crs;
	readonly #origin: Position;

	constructor(geometry: Areal) {
		const [west, south, east, north] = boundsOf(geometry);
		const middle = [(west + east) / 2, (south + north) / 2];
		this.#crs = transverseMercator(middle[0] as number, 0);
		const origin = fromLonLat(this.#crs, { type: 'Polygon', coordinates: [[middle]] });
		this.#origin = (origin.coordinates as Position[][])[0]?.[0] as Position;
	}

	/** Lon/lat → metres east, north of the middle. */
	laid(geometry: Areal): Areal {
		const [x = 0, y = 0] = this.#origin;
		return mapPositions(fromLonLat(this.#crs, geometry), ([e = NaN, n = NaN]) => [e - x, n - y]);
	}

	/** Metres → lon/lat. */
	raised(plane: Areal): Areal {
		const [x = 0, y = 0] = this.#origin;
		return toLonLat(
			this.#crs,
			mapPositions(plane, ([e = NaN, n = NaN]) => [e + x, n + y]),
		);
	}
}
