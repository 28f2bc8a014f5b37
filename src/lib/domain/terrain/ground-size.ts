import { converterOf } from '../geometry/crs.ts';
import { metresPerRadian, RADIANS, zoneArea } from '../geometry/ellipsoid.ts';
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
	return /\+proj=(tmerc|utm)\b/.test(place.definition);
}

/**
 * Metres on the ground of a cell of each row, so that no grid has to be resampled for a slope. A plane CRS that keeps its
 * scale (Gauss-Krüger, UTM) gives its own cells. Degrees become metres by the ellipsoid's radii at the row's latitude. Any
 * other plane (web Mercator, Albers, Lambert …) is differentiated at the middle of the row: exact there, and for a plane
 * true to angles within 1e-3 along rows of 200 km (`scaleSpread` tells how far a grid is from it). In an equal-area plane,
 * which turns right angles, a slope is off by up to half the stretch there (Albers of China in Zhejiang: 0.3 %).
 */
export function groundSizes(place: GridPlace): (row: number) => GroundSize {
	if (isEven(place)) {
		const even = { x: place.cellX, y: place.cellY, areaM2: place.cellX * place.cellY };
		return () => even;
	}
	const step = stepsOf(place);
	if (!isGeographic(place.definition)) {
		const at = groundOfPlane(place.definition);
		const east = place.west + (place.width * step.x) / 2;
		return (row) => {
			const { x, y, area } = at(east, place.north - (row + 0.5) * step.y);
			return { x: x * step.x, y: y * step.y, areaM2: area * step.x * step.y };
		};
	}
	const latitude = (y: number) => Math.max(-90, Math.min(90, y));
	const radians = step.x * RADIANS;
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

/** Metres of the plane to each side over which it is differentiated: proj4 finds a latitude within 1e-10 rad. */
const REACH = 500;

/** Metres on the ground of a metre of a plane, eastward and northward, and m² of a square metre. */
function groundOfPlane(
	definition: string,
): (east: number, north: number) => { x: number; y: number; area: number; skew: number } {
	const { inverse } = converterOf(definition);
	return (east, north) => {
		const [, latitude] = inverse([east, north]);
		const metres = metresPerRadian(latitude);
		const along = (dx: number, dy: number): [number, number] => {
			const [lon1, lat1] = inverse([east + dx, north + dy]);
			const [lon0, lat0] = inverse([east - dx, north - dy]);
			const turn = ((((lon1 - lon0 + 180) % 360) + 360) % 360) - 180;
			const per = RADIANS / (2 * REACH);
			return [turn * metres.east * per, (lat1 - lat0) * metres.north * per];
		};
		const [xe, xn] = along(REACH, 0);
		const [ye, yn] = along(0, REACH);
		const [x, y] = [Math.hypot(xe, xn), Math.hypot(ye, yn)];
		return { x, y, area: Math.abs(xe * yn - xn * ye), skew: Math.abs(xe * ye + xn * yn) / (x * y) };
	};
}

/**
 * How far a slope may be off by the plane, at most: by cells that differ along a row from its middle, or whose sides do not
 * stand at right angles on the ground (half the cosine, where a slope falls between them). 0.01 is a hundredth.
 */
export function scaleSpread(place: GridPlace): number {
	if (isEven(place) || isGeographic(place.definition)) return 0;
	const at = groundOfPlane(place.definition);
	const step = stepsOf(place);
	const off = [0, 0.5, 1].flatMap((down) => {
		const north = place.north - down * place.height * step.y;
		const middle = at(place.west + (place.width * step.x) / 2, north);
		return [0, 1].map((side) => {
			const end = at(place.west + side * place.width * step.x, north);
			return Math.max(Math.abs(end.x / middle.x - 1), Math.abs(end.y / middle.y - 1), end.skew / 2);
		});
	});
	return Math.max(...off);
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
