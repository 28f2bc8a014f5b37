import { A, metresPerRadian, RADIANS, zoneArea } from '../geometry/ellipsoid.ts';
import { type GridPlace, stepsOf } from './height-grid.ts';

/** Size of the cells of one row on the ground. */
export interface GroundSize {
	/** Metres, east–west and north–south. */
	x: number;
	y: number;
	/** Square metres of one cell. */
	areaM2: number;
}

/** Whether a definition is in degrees, not in a plane. */
export function isGeographic(definition: string): boolean {
	return /\+proj=longlat\b/.test(definition);
}

/** Whether all rows have the same cells: true in Gauss-Krüger and UTM, where the scale is 1 within 4e-4. */
export function isEven(place: GridPlace): boolean {
	return !isGeographic(place.definition) && !isMercator(place.definition);
}

/**
 * Metres on the ground of a cell of each row. A plane CRS that keeps its scale (Gauss-Krüger, UTM) gives its own
 * cells. Degrees become metres by the ellipsoid's radii at the row's latitude, and web Mercator's metres, which are
 * 1 ÷ cos φ too long, become metres on the ground, so no grid has to be resampled for a slope.
 */
export function groundSizes(place: GridPlace): (row: number) => GroundSize {
	if (isEven(place)) {
		const even = { x: place.cellX, y: place.cellY, areaM2: place.cellX * place.cellY };
		return () => even;
	}
	const step = stepsOf(place);
	const latitude = isMercator(place.definition)
		? (y: number) => mercatorLatitude(y)
		: (y: number) => Math.max(-90, Math.min(90, y));
	const radians = isMercator(place.definition) ? step.x / A : step.x * RADIANS;
	return (row) => {
		const top = latitude(place.north - row * step.y);
		const bottom = latitude(place.north - (row + 1) * step.y);
		const { east, north } = metresPerRadian((top + bottom) / 2);
		return {
			x: east * radians,
			y: north * (top - bottom) * RADIANS,
			areaM2: radians * (zoneArea(Math.sin(top * RADIANS)) - zoneArea(Math.sin(bottom * RADIANS))),
		};
	};
}

/** `cellX` and `cellY` of a grid given by its steps in the CRS's unit: the ground size of its middle row. */
export function withGroundSize(
	place: Omit<GridPlace, 'cellX' | 'cellY'> & { stepX: number; stepY: number },
): GridPlace {
	const even = { ...place, cellX: place.stepX, cellY: place.stepY };
	if (isEven(even)) return even;
	const { x, y } = groundSizes(even)((place.height - 1) / 2);
	return { ...place, cellX: x, cellY: y };
}

function isMercator(definition: string): boolean {
	return /\+proj=merc\b/.test(definition);
}

/** Latitude in degrees of a web Mercator northing. */
function mercatorLatitude(y: number): number {
	return (2 * Math.atan(Math.exp(y / A)) - Math.PI / 2) / RADIANS;
}
