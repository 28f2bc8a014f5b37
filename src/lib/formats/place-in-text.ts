import { boundsOf } from '#lib/domain/geometry/areal.ts';
import { guessCrs } from '#lib/domain/geometry/crs-detect.ts';
import { type Crs, gaussKruger, toLonLat } from '#lib/domain/geometry/crs.ts';
import { readCoordinateLine } from './coordinate-lines.ts';

/** A place written as text, and how it was read. CGCS2000 degrees. */
export interface WrittenPlace {
	lon: number;
	lat: number;
	/** `EPSG:4528` and its name: CGCS2000 3 度带 40 带. */
	crs: string;
	crsName: string;
	/** The first number was taken for the northing or latitude. */
	northFirst: boolean;
}

/**
 * The place or places that a text of two numbers can be: degrees (decimal or sexagesimal), or plane metres with the
 * zone before the easting, in either order. Without a zone (X 3146000, Y 568000) it can be one in each 3° zone: those
 * about `nearLon` come, the closest first. Empty where the text is no place in China.
 */
export function placesInText(text: string, nearLon: number | null): WrittenPlace[] {
	const line = readCoordinateLine(text, 1);
	const [written, ...more] = line.kind === 'places' ? line.places : [];
	if (!written || more.length > 0 || written.before.length > 0) return [];
	const { a, b } = written;
	for (const northFirst of [false, true]) {
		const [east, north] = northFirst ? [b, a] : [a, b];
		const guess = guessCrs([east, north, east, north]);
		if (guess.kind === 'found') return [placeOf(guess.crs, east, north, northFirst)];
		if (guess.kind === 'zone-missing')
			return zonesNear(nearLon ?? 120).map((zone) =>
				placeOf(gaussKruger(3, zone, false), east, north, northFirst),
			);
	}
	return [];
}

/** The 3° zones about a longitude, the closest first. */
function zonesNear(lon: number): number[] {
	const middle = Math.round(lon / 3);
	return [middle, lon < middle * 3 ? middle - 1 : middle + 1].filter((zone) => zone >= 25 && zone <= 45);
}

function placeOf(crs: Crs, east: number, north: number, northFirst: boolean): WrittenPlace {
	const at = [east, north];
	const polygon = toLonLat(crs, { type: 'Polygon', coordinates: [[at, at, at, at]] });
	const [lon, lat] = boundsOf(polygon);
	return { lon, lat, crs: crs.code, crsName: crs.name, northFirst };
}
