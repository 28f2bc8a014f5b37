import type { MultiPolygon, Position } from 'geojson';
import source from './lishui-regions.json' with { type: 'json' };

export interface County {
	code: string;
	name: string;
	/** Name without its kind, as firms carry it: 莲都, 缙云. */
	short: string;
	/** Lon/lat of the county seat as the source has it. */
	seat: Position;
	geometry: MultiPolygon;
	/** [west, south, east, north] */
	bbox: [number, number, number, number];
}

/** The nine counties of Lishui; drawing for illustration, not the legal boundary (docs/adr/0003-demo-boundaries.md). */
export const COUNTIES: readonly County[] = source.features.map(({ properties, geometry }) => {
	const points = geometry.coordinates.flat(2) as Position[];
	const lon = points.map((p) => p[0] as number);
	const lat = points.map((p) => p[1] as number);
	return {
		code: properties.code,
		name: properties.name,
		short: properties.name.replace(/(畲族自治县|区|县|市)$/, ''),
		seat: properties.seat,
		geometry: geometry as MultiPolygon,
		bbox: [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)],
	};
});

/** 示意,非法定界线: shown wherever these boundaries are. */
export const BOUNDARY_LABEL: string = source.label;
export const BOUNDARY_SOURCE = `${source.source}; ${source.licence}`;

/** Whether a lon/lat lies in the county (even-odd over all its rings). */
export function inCounty(county: County, point: Position): boolean {
	const [lon, lat] = point as [number, number];
	const [west, south, east, north] = county.bbox;
	if (lon < west || lon > east || lat < south || lat > north) return false;
	let inside = false;
	for (const ring of county.geometry.coordinates.flat()) {
		for (let i = 1; i < ring.length; i++) {
			const [x1, y1] = ring[i - 1] as [number, number];
			const [x2, y2] = ring[i] as [number, number];
			if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
		}
	}
	return inside;
}
