import type { Mark } from '../proof.ts';
import { RADIANS } from '../geometry/ellipsoid.ts';

/** Classes of slope: each ends *with* its upper bound, what is steeper than the last bound is one class more. */
export interface SlopeClasses {
	/** Upper ends in degrees, rising, each included in its class. */
	upTo: readonly number[];
	mark: Mark;
	source: string;
}

/**
 * The slope classes of the national land survey: ≤2°, 2–6°, 6–15°, 15–25°, >25°, upper ends included (“2度以下(含2度)”,
 * “2-6度(含6度)” …), `domain.md` §6 and §10.8.
 */
export const SURVEY_SLOPE_CLASSES: SlopeClasses = {
	upTo: [2, 6, 15, 25],
	mark: 'seen',
	source:
		'云南省第三次全国国土调查主要数据公报（2021-12-22）；《利用DEM确定耕地坡度分级技术规定（试行）》（2008-06）',
};

/** Class number of a cell that has no slope. */
export const NO_CLASS = 255;

/**
 * A slope this little above a bound still counts as the bound itself, degrees: heights kept as Float32 (some hundred
 * metres, cells of 5 m) cannot tell them apart, and a ramp of exactly 6° must not fall into two classes at random.
 */
export const BOUND_TOLERANCE_DEG = 1e-4;

/** The bounds as squared tangents (rise over run, squared), so that a cell is classed with no root and no arctangent. */
export function squaredTangents(classes: SlopeClasses): Float64Array {
	return Float64Array.from(
		classes.upTo,
		(degrees) => Math.tan((degrees + BOUND_TOLERANCE_DEG) * RADIANS) ** 2,
	);
}

/** The class of a slope in degrees, 0 the flattest; `NO_CLASS` for NaN. */
export function slopeClassOf(degrees: number, classes: SlopeClasses = SURVEY_SLOPE_CLASSES): number {
	if (Number.isNaN(degrees)) return NO_CLASS;
	const at = classes.upTo.findIndex((bound) => degrees <= bound + BOUND_TOLERANCE_DEG);
	return at === -1 ? classes.upTo.length : at;
}

/** Colours of the survey classes on the map, red-green-blue, flattest first: light to dark, told apart without hue. */
export const SLOPE_COLOURS: readonly (readonly [number, number, number])[] = [
	[246, 239, 205],
	[232, 205, 138],
	[214, 155, 92],
	[166, 92, 66],
	[94, 44, 52],
];
