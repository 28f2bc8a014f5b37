import type { MultiPolygon, Polygon, Position } from 'geojson';

/** What has an area: lon/lat degrees (CGCS2000) unless a function says otherwise. */
export type Areal = Polygon | MultiPolygon;

/** minimum and maximum of both axes, in the coordinates' own order: [minX, minY, maxX, maxY]. */
export type Bounds = [number, number, number, number];

/** The polygons of a Polygon or MultiPolygon: each an outer ring followed by its holes. */
export function polygonsOf(geometry: Areal): Position[][][] {
	return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The same geometry with every position passed through `move`. */
export function mapPositions(geometry: Areal, move: (position: Position) => Position): Areal {
	const polygons = polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(move)));
	return geometry.type === 'Polygon'
		? { type: 'Polygon', coordinates: polygons[0] ?? [] }
		: { type: 'MultiPolygon', coordinates: polygons };
}

/** As a MultiPolygon: what the database stores. */
export function multiPolygonOf(geometry: Areal): MultiPolygon {
	return geometry.type === 'MultiPolygon'
		? geometry
		: { type: 'MultiPolygon', coordinates: [geometry.coordinates] };
}

/** One polygon as a Polygon, several as a MultiPolygon. */
export function arealOf(polygons: Position[][][]): Areal {
	const [only] = polygons;
	return polygons.length === 1 && only
		? { type: 'Polygon', coordinates: only }
		: { type: 'MultiPolygon', coordinates: polygons };
}

/** Number of rings, outer and inner, over all parts. */
export function ringCount(geometry: Areal): number {
	return polygonsOf(geometry).reduce((count, rings) => count + rings.length, 0);
}

/** The box around a geometry; `Infinity` to `-Infinity` for an empty one. */
export function boundsOf(geometry: Areal): Bounds {
	const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
	for (const rings of polygonsOf(geometry))
		for (const ring of rings)
			for (const [x = NaN, y = NaN] of ring) {
				if (x < box[0]) box[0] = x;
				if (y < box[1]) box[1] = y;
				if (x > box[2]) box[2] = x;
				if (y > box[3]) box[3] = y;
			}
	return box;
}
