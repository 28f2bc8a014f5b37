import type { FactColumns } from '../facts.ts';
import { indicatorColumns, type IndicatorColumns } from '../indicators/indicator-columns.ts';
import { predicateOf, type Predicate, type PredicateInput } from '../rules/predicate.ts';
import { indicatorsOf } from '../rules/rule-indicators.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { adjustmentsOf, type Adjustments } from './adjustments.ts';
import { divisionsOf, place, type Placement } from './placement.ts';
import { rankedWithin, type RankedWithin } from './ranked-within.ts';
import { ReasonTable } from './reason.ts';
import type { Table } from './score-group.ts';

/** A table read under a rule set: indicators computed, rows placed in groups, conditions compiled. */
export interface Prepared {
	rules: RuleSet;
	table: Table;
	input: PredicateInput;
	placement: Placement;
	within: RankedWithin;
	adjustments: Adjustments;
	vetoes: Predicate[];
	reasons: ReasonTable;
	/** Columns for the results of scoring, NaN so far. */
	scores: Record<string, Float64Array>;
	total: Float64Array;
}

/**
 * `values` may be handed in where the same table is evaluated under several rules: indicators rest on the facts alone.
 */
export function prepare(
	columns: FactColumns,
	rules: RuleSet,
	date: string,
	values?: IndicatorColumns,
): Prepared {
	const indicators = indicatorsOf(rules);
	const known = values ?? {};
	const absent = indicators.filter(({ id }) => !known[id]);
	const all = { ...known, ...indicatorColumns(columns, absent) };
	const input: PredicateInput = { columns, values: all, industryEdition: rules.industryEdition, date };
	const reasons = new ReasonTable();
	const placement = place(rules, input, reasons);
	const divisions = divisionsOf(columns);
	const scores: Record<string, Float64Array> = {};
	for (const group of rules.groups) {
		for (const { id } of group.indicators) scores[id] ??= new Float64Array(columns.count).fill(NaN);
	}
	return {
		rules,
		table: {
			columns,
			values: all,
			indicators,
			divisions,
			industryEdition: rules.industryEdition,
		},
		input,
		placement,
		within: rankedWithin(rules, columns, divisions),
		adjustments: adjustmentsOf(rules, input),
		vetoes: rules.vetoes.map((v) => predicateOf(v.when, input)),
		reasons,
		scores,
		total: new Float64Array(columns.count).fill(NaN),
	};
}
