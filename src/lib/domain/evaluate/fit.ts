import type { FactColumns } from '../facts.ts';
import type { IndicatorColumns } from '../indicators/indicator-columns.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { fitGroup } from './fit-group.ts';
import type { Fitted } from './fitted.ts';
import { gradeColumns, gradesOf } from './grade.ts';
import { prepare } from './prepare.ts';
import type { ResultColumns } from './result.ts';

/**
 * Fits a rule set to a whole population: what the groups' means, extrema, ranks and cuts turn out to be. Pure; `date`
 * is the civil date of the evaluation (YYYY-MM-DD), for conditions on time.
 */
export function fit(columns: FactColumns, rules: RuleSet, date: string): Fitted {
	return evaluate(columns, rules, date).fitted;
}

/**
 * `fit` and `applyAll` on the same table in one go, for a re-score after a change of the rule. `values` are the
 * table's indicators, where they are already known.
 */
export function evaluate(
	columns: FactColumns,
	rules: RuleSet,
	date: string,
	values?: IndicatorColumns,
): { fitted: Fitted; results: ResultColumns } {
	const prepared = prepare(columns, rules, date, values);
	const groups = rules.groups.map((_, g) => fitGroup(prepared, g));
	const results = gradeColumns({ groups }, prepared);
	return { fitted: { rules, date, count: columns.count, ...countsOf(results, rules), groups }, results };
}

function countsOf(results: ResultColumns, rules: RuleSet): Pick<Fitted, 'rated' | 'notRated' | 'grades'> {
	const byReason = new Int32Array(results.reasons.length);
	const byGrade = new Int32Array(results.grades.length);
	let rated = 0;
	for (let i = 0; i < results.count; i++) {
		if (Number.isNaN(results.total[i])) byReason[results.reason[i] as number]! += 1;
		else rated += 1;
		const grade = results.grade[i] as number;
		if (grade >= 0) byGrade[grade]! += 1;
	}
	const notRated: Record<string, number> = {};
	byReason.forEach((n, r) => {
		if (n > 0) notRated[results.reasons[r] as string] = n;
	});
	return {
		rated,
		notRated,
		grades: Object.fromEntries(gradesOf(rules).map((g, k) => [g, byGrade[k] as number])),
	};
}
