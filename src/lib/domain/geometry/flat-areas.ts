import type { MultiPolygon, Position } from 'geojson';
import { polygonsOf, type Areal } from './areal.ts';

/** Many lon/lat geometries as numbers in a row: no object a point, nothing to parse on the way to a worker. */
export interface FlatAreas {
	/** lon, lat, lon, lat … of all rings, one geometry after the other. */
	coordinates: Float64Array<ArrayBuffer>;
	/** Number of positions of each ring; a ring is closed. */
	rings: Uint32Array<ArrayBuffer>;
	/** Number of rings of each part, the outer one first. */
	parts: Uint32Array<ArrayBuffer>;
	/** Number of parts of each geometry. */
	areas: Uint32Array<ArrayBuffer>;
}

/** Lays geometries flat, in their order. */
export function flattenAreas(geometries: readonly Areal[]): FlatAreas {
	const polygons = geometries.map(polygonsOf);
	const parts = polygons.flat();
	const rings = parts.flat();
	const coordinates = new Float64Array(2 * rings.reduce((sum, ring) => sum + ring.length, 0));
	let at = 0;
	for (const ring of rings)
		for (const [x = NaN, y = NaN] of ring) {
			coordinates[at++] = x;
			coordinates[at++] = y;
		}
	return {
		coordinates,
		rings: Uint32Array.from(rings, (ring) => ring.length),
		parts: Uint32Array.from(parts, (part) => part.length),
		areas: Uint32Array.from(polygons, (area) => area.length),
	};
}

/** The geometries again, as GeoJSON. */
export function areasOf({ coordinates, rings, parts, areas }: FlatAreas): MultiPolygon[] {
	let [at, ring, part] = [0, 0, 0];
	const take = (): Position[] =>
		Array.from({ length: rings[ring++] as number }, () => [
			coordinates[at++] as number,
			coordinates[at++] as number,
		]);
	return Array.from(areas, (count) => ({
		type: 'MultiPolygon',
		coordinates: Array.from({ length: count }, () => Array.from({ length: parts[part++] as number }, take)),
	}));
}
