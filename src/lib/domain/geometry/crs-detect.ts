import type { Bounds } from './areal.ts';
import { CGCS2000, type Crs, gaussKruger } from './crs.ts';

/** What the coordinates alone say about their CRS. `swapped`: it fits once north and east change places. */
export type CrsGuess =
	| { kind: 'found'; crs: Crs }
	| { kind: 'swapped'; crs: Crs }
	/** Plane coordinates without a zone number: the central meridian must be told. */
	| { kind: 'zone-missing' }
	/** 6° zones 13–15 and web Mercator share their numbers. */
	| { kind: 'ambiguous' }
	| { kind: 'unknown' };

/** China with its seas, degrees. */
const LON = [73, 136] as const;
const LAT = [3, 54] as const;
/** Northings of China in any Gauss-Krüger zone, metres. */
const NORTH = [300_000, 6_000_000] as const;

/**
 * Guesses the CRS of coordinates in China from their size ([east, north] order expected; `domain.md` §7.5): lon/lat, or
 * plane with the zone number before the easting. Whoever calls decides; nothing is swapped here.
 */
export function guessCrs(bounds: Bounds): CrsGuess {
	const [minX, minY, maxX, maxY] = bounds;
	const straight = fit(minX, minY, maxX, maxY);
	if (straight) return straight;
	const swapped = fit(minY, minX, maxY, maxX);
	return swapped?.kind === 'found' ? { kind: 'swapped', crs: swapped.crs } : { kind: 'unknown' };
}

function fit(minX: number, minY: number, maxX: number, maxY: number): CrsGuess | null {
	if (minX >= LON[0] && maxX <= LON[1] && minY >= LAT[0] && maxY <= LAT[1])
		return { kind: 'found', crs: CGCS2000 };
	if (minY < NORTH[0] || maxY > NORTH[1]) return null;
	const zone = Math.floor(minX / 1e6);
	if (zone !== Math.floor(maxX / 1e6)) return minX > 8e6 && maxX < 15.3e6 ? { kind: 'ambiguous' } : null;
	// Off its meridian a zone reaches 167 km (3°) or 334 km (6°) at most; the neighbours' data may stick out.
	const off = Math.max(Math.abs(minX - zone * 1e6 - 500_000), Math.abs(maxX - zone * 1e6 - 500_000));
	if (zone === 0) return off < 450_000 ? { kind: 'zone-missing' } : null;
	if (off > 450_000) return zone >= 8 && zone <= 15 ? { kind: 'ambiguous' } : null;
	if (zone >= 25 && zone <= 45) return { kind: 'found', crs: gaussKruger(3, zone, true) };
	if (zone >= 16 && zone <= 23) return { kind: 'found', crs: gaussKruger(6, zone, true) };
	return zone >= 8 && zone <= 15 ? { kind: 'ambiguous' } : null;
}

/**
 * Whether coordinates can be what a declared CRS says. A declared zone that the numbers contradict puts the parcel
 * hundreds of kilometres away, so this is asked of every file.
 */
export function fitsCrs(crs: Crs, [minX, minY, maxX, maxY]: Bounds): boolean {
	if (crs.kind === 'geographic') return minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90;
	if (crs.kind === 'mercator')
		return Math.max(-minX, maxX) <= 20_037_509 && Math.max(-minY, maxY) <= 20_048_967;
	const easting = crs.falseEasting ?? 0;
	const plane = Math.max(-minX, maxX, -minY, maxY) > 360 || easting === 0;
	return plane && minX >= easting - 700_000 && maxX <= easting + 700_000;
}
