import type { Position } from 'geojson';
import { type Areal, polygonsOf } from './areal.ts';
import { metresPerRadian, RADIANS } from './ellipsoid.ts';

/** Where a pointer lands on neighbouring boundaries. */
export interface SnapTarget {
	/** Lon/lat, nine decimals (0.1 mm): more makes Terra Draw refuse the shape without a word. */
	position: [number, number];
	kind: 'vertex' | 'edge';
	/** Metres from the pointer. */
	distanceM: number;
	/** Which of the neighbours. */
	neighbour: number;
}

/**
 * The nearest vertex of neighbouring polygons within a tolerance in metres; if there is none, the nearest point of an
 * edge; else `null`. A vertex wins over a nearer edge. For a tolerance in pixels give pixels × metres per pixel
 * (`metresPerPixel`).
 */
export function snap(pointer: Position, neighbours: readonly Areal[], toleranceM: number): SnapTarget | null {
	const [lon = NaN, lat = NaN] = pointer;
	const scale = metresPerRadian(lat);
	const east = scale.east * RADIANS;
	const north = scale.north * RADIANS;
	let vertex: SnapTarget | null = null;
	let edge: SnapTarget | null = null;
	neighbours.forEach((geometry, neighbour) => {
		for (const rings of polygonsOf(geometry)) {
			for (const ring of rings) {
				// A local plane in metres with the pointer as its origin.
				let [x1, y1] = local(ring[ring.length - 1]);
				for (const position of ring) {
					const [x2, y2] = local(position);
					const toVertex = Math.hypot(x2, y2);
					if (toVertex <= toleranceM && toVertex < (vertex?.distanceM ?? Infinity))
						vertex = target('vertex', x2, y2, neighbour);
					const [dx, dy] = [x2 - x1, y2 - y1];
					const along = -(x1 * dx + y1 * dy) / (dx * dx + dy * dy);
					if (along > 0 && along < 1) {
						const [x, y] = [x1 + along * dx, y1 + along * dy];
						const toEdge = Math.hypot(x, y);
						if (toEdge <= toleranceM && toEdge < (edge?.distanceM ?? Infinity))
							edge = target('edge', x, y, neighbour);
					}
					[x1, y1] = [x2, y2];
				}
			}
		}
	});
	return vertex ?? edge;

	function local(position: Position | undefined): [number, number] {
		const [x = NaN, y = NaN] = position ?? [];
		return [(x - lon) * east, (y - lat) * north];
	}
	function target(kind: SnapTarget['kind'], x: number, y: number, neighbour: number): SnapTarget {
		const position: [number, number] = [nineDecimals(lon + x / east), nineDecimals(lat + y / north)];
		return { position, kind, distanceM: Math.hypot(x, y), neighbour };
	}
}

/** Ground metres under one pixel of a 512-pixel-tile map (MapLibre) at a latitude and zoom. */
export function metresPerPixel(lat: number, zoom: number): number {
	return (2 * Math.PI * 6378137 * Math.cos(lat * RADIANS)) / (512 * 2 ** zoom);
}

/** A coordinate rounded to nine decimals of a degree. */
export function nineDecimals(degrees: number): number {
	return Number(degrees.toFixed(9));
}
