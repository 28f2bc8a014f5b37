import type { MatchingPlan } from '#lib/api/matchings.ts';
import type { CountyFigureName } from './matching-url.ts';

/** A county's figure in the base year and in the shown year, 万元/亩. */
export interface CountyChange {
	id: number;
	name: string;
	before: number | null;
	after: number | null;
	/** after − before; null where one is not known. */
	change: number | null;
	uncountedMu: number;
	unknownVacated: number;
}

/** What the plan changes in each county by a year, the largest rise first. */
export function countyChanges(plan: MatchingPlan, figure: CountyFigureName, year: number): CountyChange[] {
	return plan.regions
		.flatMap(({ id, name }): CountyChange[] => {
			const of = (y: number) => plan.counties.find((c) => c.county === id && c.year === y);
			const [base, then] = [of(plan.year), of(year)];
			if (!base || !then) return [];
			const value = (c: typeof base) => (figure === 'tax' ? c.taxPerMu : c.outputPerMu);
			const [before, after] = [value(base), value(then)];
			const change = before === null || after === null ? null : after - before;
			return [
				{
					id,
					name,
					before,
					after,
					change,
					uncountedMu: then.uncountedMu[figure],
					unknownVacated: then.unknownVacated,
				},
			];
		})
		.sort((a, b) => (b.change ?? -Infinity) - (a.change ?? -Infinity));
}

/** Ends of the classes of change for the map: symmetric about zero, so that no change is white. */
export function changeClasses(
	changes: readonly CountyChange[],
): { colour: string; from: number; to: number }[] {
	const most = Math.max(0, ...changes.map((c) => Math.abs(c.change ?? 0)));
	if (most === 0) return [];
	const step = niceStep(most / 3);
	return COLOURS.map((colour, i) => ({ colour, from: (i - 3.5) * step, to: (i - 2.5) * step }));
}

/** The colour of a change; null: none or not known. */
export function colourOf(change: number | null, classes: ReturnType<typeof changeClasses>): string | null {
	if (change === null || change === 0 || classes.length === 0) return null;
	const last = classes.length - 1;
	const at = classes.findIndex((c) => change < c.to);
	return classes[at === -1 ? last : at]?.colour ?? null;
}

const COLOURS = ['#8a4b0f', '#cf9a4b', '#efd9ae', '#ffffff', '#b5dcd7', '#4f9f97', '#0b5a55'];

function niceStep(raw: number): number {
	const power = 10 ** Math.floor(Math.log10(raw));
	const unit = [1, 2, 2.5, 5, 10].find((n) => n * power >= raw) ?? 10;
	return unit * power;
}
