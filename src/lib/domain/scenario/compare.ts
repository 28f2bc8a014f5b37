import {
	FIGURES,
	NO_GRADE,
	figureOf,
	withTally,
	tallyOf,
	valueOnAreaOf,
	type Figure,
	type FigureRule,
	type Tally,
} from './figures.ts';
import { parcelKey } from './change.ts';
import type { Regraded, ScenarioResult, Snapshot } from './result.ts';

/** A figure of one column, with the way back: from the base's value by each change that moved it. */
export interface ComparedFigure extends Figure {
	/** Against the base on the same kinds of area; null where either is missing. */
	difference: number | null;
	/** What the base's value differs by where its land is measured as the column measures it: no land moved. */
	basis: number;
	/** Whether the difference is for the better; null: neither, none, or not to be said (other objects lack the figure). */
	better: boolean | null;
	moves: { key: string; by: number | null; basis: number; missing: number }[];
}

export interface ComparedColumn {
	figures: Record<string, ComparedFigure>;
	grades: Tally['grades'];
	land: Tally['land'];
	objects: number;
}

/** Scenarios side by side over one and the same land. */
export interface Comparison {
	/** Keys of the base's objects that any of the scenarios touches. */
	touched: string[];
	/** The base first, then the scenarios as given. */
	columns: ComparedColumn[];
}

/**
 * Compares scenarios over the same base. The land is all that any of them touches, so that the columns compare like with
 * like; with `whole` (the sums over the whole base) it is everything that the run evaluated.
 */
export function compareScenarios(results: readonly ScenarioResult[], whole: Tally | null): Comparison {
	const known = new Map<string, Snapshot>();
	for (const result of results)
		for (const { key, before } of result.objects) if (before) known.set(key, before);
	const touched = [...known.keys()].sort();
	const base = whole ?? tallyOf(known.values());
	const columns = results.map((result) => {
		const own = new Set(result.objects.map((o) => o.key));
		const isRest = (key: string) => !own.has(key) && (whole !== null || known.has(key));
		const rest = withTally(base, result.base, -1);
		const regraded = (result.refit?.regraded ?? []).filter(({ id }) => isRest(parcelKey(id)));
		return columnOf(result, { ...rest, grades: shifted(rest.grades, regraded) }, base);
	});
	const own: ComparedColumn = {
		figures: Object.fromEntries(
			FIGURES.map((rule) => [
				rule.id,
				{ ...figureOf(base, rule), difference: null, basis: 0, better: null, moves: [] },
			]),
		),
		grades: base.grades,
		land: base.land,
		objects: base.objects,
	};
	return { touched, columns: [own, ...columns] };
}

/** Grades of land that a scenario leaves alone, under its own cuts. */
function shifted(grades: Tally['grades'], regraded: readonly Regraded[]): Tally['grades'] {
	const now = structuredClone(grades);
	for (const { from, to, mu } of regraded)
		for (const [grade, sign] of [
			[from, -1],
			[to, 1],
		] as const) {
			const one = (now[grade ?? NO_GRADE] ??= { objects: 0, mu: 0 });
			one.objects += sign;
			one.mu += sign * mu;
		}
	return Object.fromEntries(Object.entries(now).filter(([, { objects }]) => objects !== 0));
}

function columnOf(result: ScenarioResult, rest: Tally, base: Tally): ComparedColumn {
	const end = withTally(rest, result.end);
	const steps = result.changes.map(({ key, tally }) => ({ key, tally: withTally(rest, tally) }));
	return {
		figures: Object.fromEntries(
			FIGURES.map((rule) => {
				const figure = figureOf(end, rule);
				const before = figureOf(base, rule);
				const difference = lessOf(figure.value, valueOnAreaOf(end, base, rule));
				return [
					rule.id,
					{
						...figure,
						difference,
						basis: basisIn(end, base, rule),
						// With a figure more or fewer known the two do not count the same things: neither is better.
						better: figure.missing === before.missing ? betterOf(difference, rule) : null,
						moves: movesOf(steps, base, rule),
					},
				];
			}),
		),
		grades: end.grades,
		land: end.land,
		objects: end.objects,
	};
}

function movesOf(
	steps: readonly { key: string; tally: Tally }[],
	base: Tally,
	rule: FigureRule,
): ComparedFigure['moves'] {
	let before = { ...figureOf(base, rule), basis: 0 };
	return steps.flatMap(({ key, tally }) => {
		const now = { ...figureOf(tally, rule), basis: basisIn(tally, base, rule) };
		const moved = lessOf(now.value, before.value);
		const basis = moved === null ? 0 : now.basis - before.basis;
		const move = { key, by: lessOf(moved, basis), basis, missing: now.missing - before.missing };
		const appeared = (now.value === null) !== (before.value === null);
		before = now;
		const isMove = [move.by, basis, move.missing].some((x) => x !== null && Math.abs(x) > 1e-9);
		return appeared || isMove ? [move] : [];
	});
}

function basisIn(tally: Tally, base: Tally, rule: FigureRule): number {
	return lessOf(valueOnAreaOf(tally, base, rule), figureOf(base, rule).value) ?? 0;
}

const lessOf = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);

function betterOf(difference: number | null, { better }: FigureRule): boolean | null {
	if (difference === null || better === null || Math.abs(difference) < 1e-9) return null;
	return difference > 0 === (better === 'more');
}
