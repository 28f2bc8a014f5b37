import { fromLonLat, planeCrsFor, toLonLat, type Crs } from '../geometry/crs.ts';
import type { Bounds } from '../geometry/areal.ts';
import type { Box } from './sheet-frame.ts';

/** The ground under a sheet's map: the plane it is drawn on and its place on paper. */
export interface SheetGround {
	crs: Crs;
	scale: number;
	/** Plane coordinates of the map's middle, m. */
	east: number;
	north: number;
	map: Box;
}

type Pair = readonly [number, number];

/**
 * The ground of a map of that scale around a place (CGCS2000 degrees). It is drawn on the 3° Gauss-Krüger plane of its
 * middle, where one millimetre is `scale` millimetres of plane coordinates in every direction: a ruler on the print
 * measures what the survey's coordinates say. Null outside zones 25–45.
 */
export function sheetGround(centre: Pair, scale: number, map: Box): SheetGround | null {
	const crs = planeCrsFor(centre[0]);
	if (!crs) return null;
	const [east, north] = pointOn(crs, centre);
	return { crs, scale, east, north, map };
}

/** Plane coordinates of CGCS2000 degrees. */
export function pointOn(crs: Crs, [lon, lat]: Pair): [number, number] {
	const at = fromLonLat(crs, { type: 'Polygon', coordinates: [[[lon, lat]]] });
	return (at.coordinates as number[][][])[0]?.[0] as [number, number];
}

/** CGCS2000 degrees of plane coordinates. */
export function placeOf(crs: Crs, [east, north]: Pair): [number, number] {
	const at = toLonLat(crs, { type: 'Polygon', coordinates: [[[east, north]]] });
	return (at.coordinates as number[][][])[0]?.[0] as [number, number];
}

/** Plane coordinates → mm on the sheet. */
export function paperOf({ east, north, scale, map }: SheetGround, [e, n]: Pair): [number, number] {
	const mm = 1000 / scale;
	return [map.x + map.width / 2 + (e - east) * mm, map.y + map.height / 2 - (n - north) * mm];
}

/** The box of plane coordinates that the map shows: west, south, east, north, m. */
export function planeBounds({ east, north, scale, map }: SheetGround): Bounds {
	const [x, y] = [(map.width * scale) / 2000, (map.height * scale) / 2000];
	return [east - x, north - y, east + x, north + y];
}

/** The box in degrees that holds all of it: the plane's edges are curves there, so its sides are sampled. */
export function lonLatBounds(ground: SheetGround): Bounds {
	const [w, s, e, n] = planeBounds(ground);
	const steps = [0, 0.25, 0.5, 0.75, 1];
	const edge = steps.flatMap((t): Pair[] => [
		[w + (e - w) * t, s],
		[w + (e - w) * t, n],
		[w, s + (n - s) * t],
		[e, s + (n - s) * t],
	]);
	const places = edge.map((point) => placeOf(ground.crs, point));
	const lons = places.map(([lon]) => lon);
	const lats = places.map(([, lat]) => lat);
	return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/**
 * Grid convergence at the map's middle, degrees, positive where true north lies west of grid north (east of the central
 * meridian): the bearing of the meridian on the plane, by two points on it.
 */
export function convergence(ground: SheetGround): number {
	const [lon, lat] = placeOf(ground.crs, [ground.east, ground.north]);
	const [e, n] = pointOn(ground.crs, [lon, lat + 0.001]);
	return (-Math.atan2(e - ground.east, n - ground.north) * 180) / Math.PI;
}

/** The round step, 1, 2 or 5 × 10ⁿ, that is the largest up to `most`. */
export function roundStep(most: number): number {
	const power = 10 ** Math.floor(Math.log10(most) + 1e-12);
	return ([5, 2, 1].find((m) => m * power <= most * (1 + 1e-12)) ?? 1) * power;
}

/** A scale bar of four parts: metres of one part and its length in mm, within `room` mm in all. */
export function scaleBar(scale: number, room: number): { metres: number; mm: number } {
	const metres = roundStep(((room / 4) * scale) / 1000);
	return { metres, mm: (metres * 1000) / scale };
}

/** Lines of the kilometre grid: plane coordinates at a round step some `apart` mm from one another. */
export function gridLines(
	ground: SheetGround,
	apart: number,
): { step: number; east: number[]; north: number[] } {
	const step = roundStep((apart * ground.scale) / 1000);
	const [w, s, e, n] = planeBounds(ground);
	const lines = (from: number, to: number) => {
		const first = Math.ceil(from / step);
		return Array.from(
			{ length: Math.max(0, Math.floor(to / step) - first + 1) },
			(_, i) => (first + i) * step,
		);
	};
	return { step, east: lines(w, e), north: lines(s, n) };
}
