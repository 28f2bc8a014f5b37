import Big from 'big.js';

/** Land and figures of a county in the base year, of the parcels whose figure and land are both known. */
export interface CountyBase {
	county: number;
	tax: { wan: number; mu: number };
	output: { wan: number; mu: number };
}

/** Land that the plan vacates: its figures leave with the year that follows `year`; null: not known, nothing leaves. */
export interface Vacated {
	county: number;
	/** Calendar year in which it comes free. */
	year: number;
	taxWan: number | null;
	outputWan: number | null;
}

/** A seated project. */
export interface Seated {
	county: number;
	mu: number;
	/** Calendar year of its start: new land joins the denominator from then on. */
	startYear: number;
	/** Calendar year in which it reaches full production; null: not known, so it is not counted, and said. */
	fullYear: number | null;
	taxPerMu: number | null;
	outputPerMu: number | null;
	/** Land that was not in the base (reserve, low-slope, a park's free land). */
	newLand: boolean;
}

export type CountyFigure = 'tax' | 'output';

export interface CountyYear {
	county: number;
	year: number;
	/** 万元/亩; null where the county has no land with figures. */
	taxPerMu: number | null;
	outputPerMu: number | null;
	/** Mu of seated projects whose promise or year of full production is not known: nothing of them is in the numerator. */
	uncountedMu: { tax: number; output: number };
	/** Vacated land whose figures are not known: nothing left the numerator for it. */
	unknownVacated: number;
}

/**
 * Per-mu figures of each county by year, ratios of sums: (Σ base − what vacated land yielded + Σ promise per mu × mu of
 * projects in full production) ÷ (Σ base land + new land taken into use). A promise counts from the first whole year after
 * full production, not before and not in part; vacated land leaves from the year after it comes free.
 */
export function countyFigures(
	base: readonly CountyBase[],
	vacated: readonly Vacated[],
	seated: readonly Seated[],
	years: readonly number[],
): CountyYear[] {
	return base.flatMap((of) => {
		const gone = vacated.filter((v) => v.county === of.county);
		const come = seated.filter((s) => s.county === of.county);
		return years.map((year): CountyYear => {
			const left = gone.filter((v) => v.year < year);
			const ratio = (figure: CountyFigure) => {
				const wan = left.reduce(
					(sum, v) => sum.minus((figure === 'tax' ? v.taxWan : v.outputWan) ?? 0),
					come.reduce((sum, s) => sum.plus(yieldOf(s, figure, year) ?? 0), new Big(of[figure].wan)),
				);
				const mu = come
					.filter((s) => s.newLand && s.startYear <= year)
					.reduce((sum, s) => sum.plus(s.mu), new Big(of[figure].mu));
				return mu.gt(0) ? wan.div(mu).toNumber() : null;
			};
			const uncounted = (figure: CountyFigure) =>
				come
					.filter((s) => s.startYear <= year && yieldOf(s, figure, year) === null)
					.reduce((mu, s) => mu + s.mu, 0);
			return {
				county: of.county,
				year,
				taxPerMu: ratio('tax'),
				outputPerMu: ratio('output'),
				uncountedMu: { tax: uncounted('tax'), output: uncounted('output') },
				unknownVacated: left.filter((v) => v.taxWan === null || v.outputWan === null).length,
			};
		});
	});
}

/** 万元 of the year; null where it cannot be told. */
function yieldOf(s: Seated, figure: CountyFigure, year: number): number | null {
	const perMu = figure === 'tax' ? s.taxPerMu : s.outputPerMu;
	if (perMu === null || s.fullYear === null) return null;
	return year > s.fullYear ? new Big(perMu).times(s.mu).toNumber() : 0;
}
