import type { NumericFact } from '../facts.ts';
import { indicatorOf } from '../indicators/registry.ts';
import type { GradedObject } from './graded.ts';
import type { LandObject } from './land-object.ts';

/** A figure that scenarios are compared by. */
export interface FigureRule {
	id: string;
	of: NumericFact;
	/** null: a total; else the ratio of two totals. */
	per: NumericFact | null;
	/** value = of ÷ (per × factor) */
	factor: number;
	/** Which way is better; null: neither. */
	better: 'more' | 'less' | null;
}

const total = (of: NumericFact, better: FigureRule['better'] = 'more'): FigureRule => ({
	id: of,
	of,
	per: null,
	factor: 1,
	better,
});

/** The ratio of an indicator of ours, so that a scenario and a run divide alike. */
function ratio(id: string): FigureRule {
	const indicator = indicatorOf(id);
	if (!indicator) throw new Error(`no indicator ${id}`);
	const { numerator, denominator, factor, direction } = indicator;
	return { id, of: numerator, per: denominator, factor, better: direction === 'forward' ? 'more' : 'less' };
}

/** The rows of a comparison, in order. */
export const FIGURES: readonly FigureRule[] = [
	total('landMu', null),
	total('floorAreaM2', null),
	ratio('far'),
	total('taxWan'),
	ratio('taxPerMu'),
	total('valueAddedWan'),
	ratio('valueAddedPerMu'),
	total('revenueWan'),
	ratio('revenuePerMu'),
	total('fixedInvestmentWan', null),
	total('employees'),
	{ id: 'employeesPerMu', of: 'employees', per: 'landMu', factor: 1, better: 'more' },
	total('energyTce', null),
	ratio('valueAddedPerTce'),
];

/** Sums over objects, additive: those of the whole are those of its parts added up. */
export interface Tally {
	objects: number;
	/** By figure: Σ of (and Σ per) over the objects that have what it needs, how many have, and the part of the land that is due to another kind of area. */
	sums: Record<string, { of: number; per: number; known: number; basis: number }>;
	/** Mu by kind of area: by the deed, or measured on the ellipsoid. */
	land: Record<LandObject['landKind'], number>;
	/** Objects and mu by grade; those without one under `none`. */
	grades: Record<string, { objects: number; mu: number }>;
}

/** A figure: null where no object has what it needs; `missing` counts the objects that lack it. */
export interface Figure {
	value: number | null;
	missing: number;
}

export const NO_GRADE = 'none';

/** The sums over some objects; land that was taken whole is no object any more. */
export function tallyOf(objects: Iterable<GradedObject>): Tally {
	const tally = emptyTally();
	for (const object of objects) {
		if (object.left === 0) continue;
		tally.objects += 1;
		for (const figure of FIGURES) {
			const of = object.facts[figure.of];
			const per = figure.per === null ? 1 : object.facts[figure.per];
			if (of === null || per === null) continue;
			const sum = tally.sums[figure.id] as Tally['sums'][string];
			sum.of += of;
			sum.per += figure.per === null ? 0 : per;
			sum.known += 1;
			sum.basis += figure.of === 'landMu' || figure.per === 'landMu' ? object.basisMu : 0;
		}
		tally.land[object.landKind] += object.facts.landMu ?? 0;
		const grade = (tally.grades[object.grade ?? NO_GRADE] ??= { objects: 0, mu: 0 });
		grade.objects += 1;
		grade.mu += object.facts.landMu ?? 0;
	}
	return tally;
}

export function emptyTally(): Tally {
	return {
		objects: 0,
		sums: Object.fromEntries(FIGURES.map((f) => [f.id, { of: 0, per: 0, known: 0, basis: 0 }])),
		land: { registered: 0, ellipsoidal: 0 },
		grades: {},
	};
}

/** The sums of one part beside another (`sign` 1), or of what is left without it (−1). */
export function withTally(a: Tally, b: Tally, sign: 1 | -1 = 1): Tally {
	const sums: Tally['sums'] = {};
	for (const { id } of FIGURES) {
		const [x, y] = [a.sums[id], b.sums[id]];
		if (!x || !y) throw new Error(`tally lacks ${id}`);
		const [of, per] = [x.of + sign * y.of, x.per + sign * y.per];
		sums[id] = { of, per, known: x.known + sign * y.known, basis: x.basis + sign * y.basis };
	}
	const grades: Tally['grades'] = {};
	for (const grade of new Set([...Object.keys(a.grades), ...Object.keys(b.grades)])) {
		const [x, y] = [a.grades[grade], b.grades[grade]];
		const objects = (x?.objects ?? 0) + sign * (y?.objects ?? 0);
		if (objects !== 0) grades[grade] = { objects, mu: (x?.mu ?? 0) + sign * (y?.mu ?? 0) };
	}
	const land = {
		registered: a.land.registered + sign * b.land.registered,
		ellipsoidal: a.land.ellipsoidal + sign * b.land.ellipsoidal,
	};
	return { objects: a.objects + sign * b.objects, sums, land, grades };
}

/** A total, or the ratio of two totals over the objects that have both: never a mean of ratios. */
export function figureOf(tally: Tally, { id, per, factor }: FigureRule): Figure {
	const sum = tally.sums[id] as Tally['sums'][string];
	const missing = tally.objects - sum.known;
	if (sum.known === 0) return { value: null, missing };
	if (per === null) return { value: sum.of, missing };
	return { value: sum.per > 0 ? sum.of / (sum.per * factor) : null, missing };
}

/**
 * The base's value of a figure with its land measured as the other sums measure theirs: what an outline over a deed's
 * parcel is held against, so that another kind of area does not read as land won or lost.
 */
export function valueOnAreaOf(tally: Tally, base: Tally, { id, per, factor }: FigureRule): number | null {
	const sum = base.sums[id] as Tally['sums'][string];
	const basis = (tally.sums[id]?.basis ?? 0) - sum.basis;
	if (sum.known === 0) return null;
	if (per === null) return sum.of + basis;
	return sum.per + basis > 0 ? sum.of / ((sum.per + basis) * factor) : null;
}
