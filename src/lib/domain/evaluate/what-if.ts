import type { FactColumns } from '../facts.ts';
import type { IndicatorColumns } from '../indicators/indicator-columns.ts';
import type { RuleGroup, RuleSet, Tier } from '../rules/rule-set.ts';
import { applyAll } from './apply.ts';
import { evaluate } from './fit.ts';
import type { FittedIndicator } from './fitted.ts';
import { gradesOf } from './grade.ts';
import { uncovered } from './what-if-covered.ts';
import { cutsOf, type Cuts } from './what-if-cuts.ts';
import { gradeGroup } from './what-if-grades.ts';
import { scoreGroup, totalGroup, type Statistics } from './what-if-totals.ts';
import { WhatIfTable, type PlacedGroup } from './what-if-table.ts';

/** What a rule makes of one table. The columns are buffers that the next rescore writes over: copy what is to stay. */
export interface WhatIfColumns {
	total: Float64Array;
	/** Index into `grades`, -1 where there is none. */
	grade: Int8Array;
}

/** A population rescored under a rule. */
export interface Rescored extends WhatIfColumns {
	rules: RuleSet;
	/** Every grade of the rule, best first. */
	grades: string[];
	groups: RescoredGroup[];
	/** The population's indicators by id. */
	values: IndicatorColumns;
	/** The table that was measured against this population (the parcels), where there is one. */
	applied: WhatIfColumns | null;
	/** The part of the rule for which the whole evaluation was made instead; null: incremental. */
	wholeFor: string | null;
}

export interface RescoredGroup {
	id: string;
	/** Rows placed in the group, exempt ones left out. */
	rows: Int32Array;
	indicators: FittedIndicator[];
	/** '' is the whole group; else edition and division (`2017:33`). */
	populations: ReadonlyMap<string, Cuts>;
}

export interface WhatIf {
	/**
	 * The population under another rule: totals, grades and cuts are those of `evaluate(columns, rules, date)`, to the
	 * last bit. What the rule shares with the one before is not computed again.
	 */
	rescore(rules: RuleSet): Rescored;
}

/**
 * Opens a what-if over a population: all that rests on the facts alone is made now, and the base rule scored once.
 * @param applied a second table that is measured against the population's figures and cuts, as a run's parcels are
 */
export function openWhatIf(
	columns: FactColumns,
	baseRules: RuleSet,
	date: string,
	applied: FactColumns | null = null,
): WhatIf {
	const population = new WhatIfTable(columns, date);
	const second = applied && new WhatIfTable(applied, date);
	const kept: Statistics[] = [new Map(), new Map()];
	const scratch = new Float64Array(columns.count);
	const rescore = (rules: RuleSet): Rescored => {
		const wholeFor = uncovered(rules);
		if (wholeFor !== null) return whole(rules, wholeFor, columns, applied, date);
		const grades = gradesOf(rules);
		const groups = rescoreTable(population, rules, grades, null, kept[0] as Statistics, scratch);
		if (second) rescoreTable(second, rules, grades, groups, kept[1] as Statistics, scratch);
		return {
			rules,
			grades,
			groups,
			values: population.table.values,
			total: population.total,
			grade: population.grade,
			applied: second && { total: second.total, grade: second.grade },
			wholeFor,
		};
	};
	rescore(baseRules);
	return { rescore };
}

function rescoreTable(
	table: WhatIfTable,
	rules: RuleSet,
	grades: readonly string[],
	fitted: readonly RescoredGroup[] | null,
	kept: Statistics,
	scratch: Float64Array,
): RescoredGroup[] {
	const stale = table.groups;
	table.read(rules);
	if (table.groups !== stale) {
		kept.clear();
		table.grade.fill(-1);
	}
	return rules.groups.map((group, g) => {
		const known = fitted?.[g];
		const indicators = scoreGroup(table, g, group, known?.indicators ?? null, kept);
		totalGroup(table, g, group);
		const placed = table.groups[g] as PlacedGroup;
		// A partial set scores what it can and grades nothing: its cuts would be those of another rule.
		const tiers = rules.partial ? null : group.tiers;
		const by = JSON.stringify([tiers, group.tie, rules.vetoes, grades]);
		const same = placed.graded?.by === by ? placed.graded.cuts : null;
		const cuts = known?.populations ?? same ?? cutsOfGroup(table, placed, group, tiers, scratch);
		if (same !== cuts) gradeGroup(table, g, rules, cuts, grades);
		placed.graded = { by, cuts };
		return { id: group.id, rows: placed.members, indicators, populations: cuts };
	});
}

function cutsOfGroup(
	table: WhatIfTable,
	placed: PlacedGroup,
	group: RuleGroup,
	tiers: Tier[] | null,
	scratch: Float64Array,
): ReadonlyMap<string, Cuts> {
	const populations = new Map<string, Cuts>();
	for (const { name, rows } of placed.populations) {
		const cuts = cutsOf(table.ranked, rows, tiers, group.tie, scratch);
		if (cuts.n > 0 || name === '') populations.set(name, cuts);
	}
	return populations;
}

function whole(
	rules: RuleSet,
	wholeFor: string,
	columns: FactColumns,
	applied: FactColumns | null,
	date: string,
): Rescored {
	const { fitted, results } = evaluate(columns, rules, date);
	const second = applied && applyAll(fitted, applied);
	return {
		rules,
		grades: results.grades,
		groups: fitted.groups.map((group, g) => ({
			id: group.id,
			rows: rowsOf(results.group, g),
			indicators: group.indicators,
			populations: new Map(
				Object.entries(group.populations).map(([name, { n, cuts }]) => [name, { n, cuts }]),
			),
		})),
		values: results.values,
		total: results.total,
		grade: results.grade,
		applied: second && { total: second.total, grade: second.grade },
		wholeFor,
	};
}

function rowsOf(groups: Int16Array, g: number): Int32Array {
	const rows: number[] = [];
	groups.forEach((at, i) => {
		if (at === g) rows.push(i);
	});
	return Int32Array.from(rows);
}
