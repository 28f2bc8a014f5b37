import { z } from 'zod';

/** Earth to move for one level platform. */
export interface CutFill {
	/** Level of the platform, m above the datum. */
	levelM: number;
	/** Whether the level was chosen so that cut equals fill. */
	balanced: boolean;
	cutM3: number;
	fillM3: number;
	/** (cut + fill) ÷ area, m³/m². */
	perM2: number;
	/** Highest ground above the platform: the face that a cut leaves at most, m. */
	maxCutM: number;
	/** Lowest ground below it: the height of the fill at most, m. */
	maxFillM: number;
}

/**
 * Cut and fill of a level platform, cell by cell: Σ area × (height − level), above and below apart. Without a level the
 * platform is balanced: it lies at the area-weighted mean height, where cut equals fill. Ground only: no swelling,
 * slopes of the faces, drainage, or soil that cannot be used; a figure to compare places by, no bill of quantities.
 *
 * A plane of slope s over a square of side L, balanced: cut = fill = s·L³ ÷ 8.
 * @param heights metres, and `areasM2` of the same cells: the first `count` of each; all known
 * @returns null where there is no area
 */
export function cutAndFill(
	heights: ArrayLike<number>,
	areasM2: ArrayLike<number>,
	count: number,
	levelM?: number,
): CutFill | null {
	let area = 0;
	let volume = 0;
	// Taken from the first cell's height, so that high ground loses no digits.
	const datum = count > 0 ? (heights[0] as number) : 0;
	for (let i = 0; i < count; i++) {
		area += areasM2[i] as number;
		volume += (areasM2[i] as number) * ((heights[i] as number) - datum);
	}
	if (area === 0) return null;
	const level = levelM ?? datum + volume / area;
	let [cut, fill, high, low] = [0, 0, 0, 0];
	for (let i = 0; i < count; i++) {
		const above = (heights[i] as number) - level;
		if (above > 0) {
			cut += (areasM2[i] as number) * above;
			if (above > high) high = above;
		} else {
			fill -= (areasM2[i] as number) * above;
			if (above < low) low = above;
		}
	}
	return {
		levelM: level,
		balanced: levelM === undefined,
		cutM3: cut,
		fillM3: fill,
		perM2: (cut + fill) / area,
		maxCutM: high,
		maxFillM: -low,
	};
}

/** Classes of earth moved per m², by their upper ends (included); the last has none. Data, not ours to invent. */
export const earthworkTable = z.strictObject({
	id: z.string(),
	version: z.string(),
	title: z.string(),
	mark: z.enum(['text', 'seen', 'memory', 'synthetic']),
	source: z.string(),
	classes: z.array(
		z.strictObject({ code: z.string(), title: z.string(), upToM3PerM2: z.number().nullable() }),
	),
});
export type EarthworkTable = z.infer<typeof earthworkTable>;

/** The class of an amount of earth; null where the table has none: then the figures stand alone. */
export function earthworkClassOf(
	perM2: number,
	table: EarthworkTable,
): EarthworkTable['classes'][number] | null {
	return table.classes.find((c) => c.upToM3PerM2 === null || perM2 <= c.upToM3PerM2) ?? null;
}

/**
 * The upper ends of classes as they are typed, m³/m²: "1, 2.5 4" → [1, 2.5, 4]; an empty text is no classes. Null where
 * that is not a rising row of positive numbers.
 */
export function readEarthworkEnds(text: string): number[] | null {
	const ends = text
		.split(/[\s,，、;；]+/)
		.filter(Boolean)
		.map(Number);
	const rising = ends.every(
		(end, i) => Number.isFinite(end) && end > (i === 0 ? 0 : (ends[i - 1] as number)),
	);
	return rising ? ends : null;
}

/** Between which ends an amount of earth lies, upper ends included: 1 for the first class; null without classes. */
export function earthworkPlace(perM2: number, ends: readonly number[]): number | null {
	if (ends.length === 0) return null;
	const at = ends.findIndex((end) => perM2 <= end);
	return (at === -1 ? ends.length : at) + 1;
}
