import type { MultiPolygon, Position } from 'geojson';
import { polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';

/** A geometry as numbers in a row: what crosses to a worker without being copied. */
export interface FlatGeometry {
	/** lon, lat, lon, lat … of all rings, parts one after the other. */
	coordinates: Float64Array<ArrayBuffer>;
	/** Number of positions of each ring. */
	rings: Uint32Array<ArrayBuffer>;
	/** Number of rings of each part. */
	parts: Uint32Array<ArrayBuffer>;
}

export function flatten(geometry: Areal): FlatGeometry {
	const polygons = polygonsOf(geometry);
	const rings = polygons.flat();
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
		parts: Uint32Array.from(polygons, (part) => part.length),
	};
}

export function unflatten({ coordinates, rings, parts }: FlatGeometry): MultiPolygon {
	let at = 0;
	let ring = 0;
	const take = (): Position[] =>
		Array.from({ length: rings[ring++] as number }, () => [
			coordinates[at++] as number,
			coordinates[at++] as number,
		]);
	return {
		type: 'MultiPolygon',
		coordinates: Array.from(parts, (count) => Array.from({ length: count }, take)),
	};
}

/** The buffers to hand over. */
export const buffersOf = (flat: FlatGeometry): ArrayBuffer[] => [
	flat.coordinates.buffer,
	flat.rings.buffer,
	flat.parts.buffer,
];
