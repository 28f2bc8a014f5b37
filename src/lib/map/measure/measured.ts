import type { Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { geodesicM } from '#lib/domain/geometry/geodesic.ts';
import type { Point, Ring } from '../drawing/outline.ts';

export type MeasureKind = 'distance' | 'area';

/** One measurement on the map. */
export interface Measure {
	id: number;
	kind: MeasureKind;
	points: Ring;
}

/** What it comes to: geodesic metres, and m² of the ellipsoid. */
export interface Measured {
	/** Side by side, the closing one of an area last. */
	sidesM: number[];
	/** Along the line, or round the area. */
	lengthM: number;
	/** Null for a line, below three points, and where the way round crosses itself: it encloses no one area. */
	areaM2: number | null;
	/** The way round an area crosses or touches itself. */
	crosses: boolean;
}

/** Sides are geodesics of the CGCS2000 ellipsoid, the area what PostGIS answers for a geography. */
export function measuredOf(kind: MeasureKind, points: Ring): Measured {
	const closes = kind === 'area' && points.length > 2;
	const stops = closes ? [...points, points[0] as Point] : points;
	const sidesM = stops.slice(1).map((to, i) => geodesicM(...(stops[i] as Point), ...to));
	const area: Polygon = { type: 'Polygon', coordinates: [stops.map(([x, y]) => [x, y])] };
	const crosses = closes && !isUsable(boundaryFindings(area));
	return {
		sidesM,
		lengthM: sidesM.reduce((sum, side) => sum + side, 0),
		areaM2: closes && !crosses ? ellipsoidalAreaM2(area) : null,
		crosses,
	};
}

/** The middle of each side, for its label, in the order of `sidesM`. */
export function sideMiddles(kind: MeasureKind, points: Ring): Point[] {
	const stops = kind === 'area' && points.length > 2 ? [...points, points[0] as Point] : points;
	return stops.slice(1).map(([x, y], i): Point => {
		const [px, py] = stops[i] as Point;
		return [(px + x) / 2, (py + y) / 2];
	});
}
