import {
	FIGURES,
	figureOf,
	withTally,
	tallyOf,
	type Figure,
	type FigureRule,
	type Tally,
} from './figures.ts';
import type { ScenarioResult, Snapshot } from './result.ts';

/** A figure of one column, with the way back: from the base's value by each change that moved it. */
export interface ComparedFigure extends Figure {
	/** Against the base of the same column; null where either is missing. */
	difference: number | null;
	/** Whether the difference is for the better; null: neither, none, or not to be said (other objects lack the figure). */
	better: boolean | null;
	moves: { key: string; by: number | null; missing: number }[];
}

export interface ComparedColumn {
	figures: Record<string, ComparedFigure>;
	grades: Tally['grades'];
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
	const columns = results.map((result) => columnOf(result, withTally(base, result.base, -1), base));
	const own: ComparedColumn = {
		figures: Object.fromEntries(
			FIGURES.map((rule) => [
				rule.id,
				{ ...figureOf(base, rule), difference: null, better: null, moves: [] },
			]),
		),
		grades: base.grades,
		objects: base.objects,
	};
	return { touched, columns: [own, ...columns] };
}

function columnOf(result: ScenarioResult, rest: Tally, base: Tally): ComparedColumn {
	const end = withTally(rest, result.end);
	const steps = result.changes.map(({ key, tally }) => ({ key, tally: withTally(rest, tally) }));
	return {
		figures: Object.fromEntries(
			FIGURES.map((rule) => {
				const figure = figureOf(end, rule);
				const before = figureOf(base, rule);
				const difference = lessOf(figure.value, before.value);
				return [
					rule.id,
					{
						...figure,
						difference,
						// With a figure more or fewer known the two do not count the same things: neither is better.
						better: figure.missing === before.missing ? betterOf(difference, rule) : null,
						moves: movesOf(steps, base, rule),
					},
				];
			}),
		),
		grades: end.grades,
		objects: end.objects,
	};
}

function movesOf(
	steps: readonly { key: string; tally: Tally }[],
	base: Tally,
	rule: FigureRule,
): ComparedFigure['moves'] {
	let before = figureOf(base, rule);
	return steps.flatMap(({ key, tally }) => {
		const now = figureOf(tally, rule);
		const move = { key, by: lessOf(now.value, before.value), missing: now.missing - before.missing };
		const appeared = (now.value === null) !== (before.value === null);
		before = now;
		return appeared || (move.by !== null && Math.abs(move.by) > 1e-9) || move.missing !== 0 ? [move] : [];
	});
}

const lessOf = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);

function betterOf(difference: number | null, { better }: FigureRule): boolean | null {
	if (difference === null || better === null || Math.abs(difference) < 1e-9) return null;
	return difference > 0 === (better === 'more');
}
