/** A boundary drawn to scale on paper: north up, metres. */
export interface Sketch {
	/** SVG path in metres, y downwards. */
	path: string;
	width: number;
	height: number;
	/** Length of the scale bar, metres: 1, 2 or 5 × 10ⁿ, about a quarter of the width. */
	bar: number;
}

type MultiPolygon = readonly (readonly (readonly (readonly number[])[])[])[];

/**
 * A small boundary in CGCS2000 degrees as a plane sketch: metres of a degree at its middle latitude (CGCS2000
 * ellipsoid, series to the third term). For looking at only: no figure is measured from it. Null without a vertex.
 */
export function sketchOf(coordinates: MultiPolygon): Sketch | null {
	const all = coordinates.flat(2);
	if (all.length === 0) return null;
	const [lons, lats] = [all.map((p) => p[0] as number), all.map((p) => p[1] as number)];
	const [west, east] = [Math.min(...lons), Math.max(...lons)];
	const [south, north] = [Math.min(...lats), Math.max(...lats)];
	const phi = ((south + north) / 2) * (Math.PI / 180);
	const perLon = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi);
	const perLat = 111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
	const at = ([lon, lat]: readonly number[]) =>
		`${(((lon as number) - west) * perLon).toFixed(2)} ${((north - (lat as number)) * perLat).toFixed(2)}`;
	const path = coordinates
		.flatMap((polygon) => polygon.map((ring) => `M${ring.map(at).join('L')}Z`))
		.join('');
	const [width, height] = [(east - west) * perLon, (north - south) * perLat];
	return { path, width, height, bar: niceLength(Math.max(width, height) / 4) };
}

/** The largest of 1, 2, 5 × 10ⁿ that is not above `length`. */
export function niceLength(length: number): number {
	const power = 10 ** Math.floor(Math.log10(length));
	return power * ([5, 2, 1].find((step) => step * power <= length) ?? 1);
}
