import type { Polygon, Position } from 'geojson';
import { converterOf } from '../geometry/crs.ts';
import { isGeographic } from './ground-size.ts';
import { extentOf, type GridPlace } from './height-grid.ts';

/** Points of a side: the sides of a plane grid bend in lon/lat. */
const PER_SIDE = 8;

/** The outline of a grid in lon/lat degrees. */
export function footprintOf(place: GridPlace): Polygon {
	const [west, south, east, north] = extentOf(place);
	const corners: Position[] = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
	];
	const { inverse } = converterOf(place.definition);
	const ring = corners.flatMap(([x = NaN, y = NaN], i) => {
		const [nextX = NaN, nextY = NaN] = corners[(i + 1) % 4] as Position;
		return Array.from({ length: PER_SIDE }, (_, k): Position => {
			const at: [number, number] = [x + ((nextX - x) * k) / PER_SIDE, y + ((nextY - y) * k) / PER_SIDE];
			return isGeographic(place.definition) ? at : inverse(at);
		});
	});
	return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
}
