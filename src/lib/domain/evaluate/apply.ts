import { columnsOf, type FactColumns, type FactRow } from '../facts.ts';
import type { IndicatorColumns } from '../indicators/indicator-columns.ts';
import type { Fitted } from './fitted.ts';
import { gradeColumns } from './grade.ts';
import { prepare, type Prepared } from './prepare.ts';
import { outcomeReaderOf, readerOf } from './read-result.ts';
import type { Outcome, Result, ResultColumns } from './result.ts';
import { ownScores, settle } from './score-group.ts';

/**
 * Evaluates one object against a fitted population: the same steps over the same stored numbers as the record, so a
 * preview cannot differ from it. The object itself moves no cut.
 * @param values its indicators where they are not made of its own facts (ratios of sums over several objects)
 */
export function apply(
	fitted: Fitted,
	row: FactRow,
	values: Readonly<Record<string, number | null>> = {},
): Result {
	const columns = Object.entries(values).map(([id, value]) => [id, Float64Array.of(value ?? NaN)]);
	return resultsOf(fitted, columnsOf([row]), Object.fromEntries(columns) as IndicatorColumns)(0);
}

/** Evaluates a table against a fitted population, as columns. */
export function applyAll(fitted: Fitted, columns: FactColumns, values?: IndicatorColumns): ResultColumns {
	return gradeColumns(fitted, scored(fitted, columns, values));
}

/** Evaluates a table and reads it row by row, with the steps of each score. */
export function resultsOf(
	fitted: Fitted,
	columns: FactColumns,
	values?: IndicatorColumns,
): (i: number) => Result {
	const prepared = scored(fitted, columns, values);
	return readerOf(fitted, prepared, gradeColumns(fitted, prepared));
}

/** Evaluates a table and reads it row by row, without the steps. */
export function outcomesOf(fitted: Fitted, columns: FactColumns): (i: number) => Outcome {
	const prepared = scored(fitted, columns);
	return outcomeReaderOf(fitted, prepared, gradeColumns(fitted, prepared));
}

function scored(fitted: Fitted, columns: FactColumns, values?: IndicatorColumns): Prepared {
	const prepared = prepare(columns, fitted.rules, fitted.date, values);
	fitted.rules.groups.forEach((group, g) => {
		const indicators = fitted.groups[g]?.indicators ?? [];
		const members = prepared.placement.members[g] as Int32Array;
		const columnsOfGroup = group.indicators.map((rule) => prepared.scores[rule.id] as Float64Array);
		group.indicators.forEach((rule, j) => {
			const known = indicators[j];
			if (!known || known.id !== rule.id) throw new Error(`Fitted lacks ${group.id}.${rule.id}`);
			ownScores(rule, group, known, prepared.table, members, columnsOfGroup[j] as Float64Array);
		});
		settle(
			group,
			indicators,
			prepared.table,
			members,
			columnsOfGroup,
			prepared.adjustments,
			prepared.total,
			prepared.placement.reason,
			prepared.reasons,
		);
	});
	return prepared;
}
