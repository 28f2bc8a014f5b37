/** The lines of a GeoJSON text in lon/lat; null where there are none. */
export function roadLinesOf(text: string): [number, number][][] | null {
	const lines: [number, number][][] = [];
	const take = (positions: unknown) => {
		if (!Array.isArray(positions) || positions.length < 2) return;
		const line = positions.map((p: unknown): [number, number] =>
			Array.isArray(p) ? [Number(p[0]), Number(p[1])] : [NaN, NaN],
		);
		if (line.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) lines.push(line);
	};
	const read = (node: unknown): void => {
		if (node === null || typeof node !== 'object') return;
		const { type, coordinates, features, geometry, geometries } = node as Record<string, unknown>;
		if (type === 'LineString') take(coordinates);
		else if (type === 'MultiLineString' && Array.isArray(coordinates)) coordinates.forEach(take);
		else if (type === 'Feature') read(geometry);
		else if (type === 'FeatureCollection' && Array.isArray(features)) features.forEach(read);
		else if (type === 'GeometryCollection' && Array.isArray(geometries)) geometries.forEach(read);
	};
	try {
		read(JSON.parse(text));
	} catch {
		// Not JSON: the same answer as a file without lines, said on the screen.
		return null;
	}
	return lines.length > 0 ? lines : null;
}
