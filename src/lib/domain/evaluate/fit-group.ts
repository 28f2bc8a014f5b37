import type { AnyIndicator } from '../indicators/indicator.ts';
import { operandColumn } from '../indicators/operand.ts';
import { ratioOf } from '../indicators/indicator.ts';
import type { RuleGroup, RuleIndicator } from '../rules/rule-set.ts';
import { comparable } from './comparable.ts';
import type { FittedGroup, FittedIndicator, Population } from './fitted.ts';
import { knownRows } from './known-rows.ts';
import { populationOf } from './population.ts';
import { breaksOf, partedPopulation } from './tie-break.ts';
import type { Prepared } from './prepare.ts';
import { reproducibleSum } from './reproducible-sum.ts';
import { ownScores, settle, type Table } from './score-group.ts';

/** Fits one group: statistics of its members, their scores and totals (into `prepared`), ranks and cuts. */
export function fitGroup(prepared: Prepared, g: number): FittedGroup {
	const { table, placement, scores, total } = prepared;
	const group = prepared.rules.groups[g] as RuleGroup;
	const members = placement.members[g] as Int32Array;
	const indicators = group.indicators.map((rule) => {
		const fitted = statistics(rule, table, members);
		const column = scores[rule.id] as Float64Array;
		ownScores(rule, group, fitted, table, members, column);
		const scored = knownRows(members, column);
		if (scored.length > 0) fitted.meanScore = reproducibleSum(column, scored) / scored.length + 0;
		return fitted;
	});
	settle(
		group,
		indicators,
		table,
		members,
		group.indicators.map((rule) => scores[rule.id] as Float64Array),
		prepared.adjustments,
		total,
		placement.reason,
		prepared.reasons,
	);
	const rated = knownRows(members, total);
	return {
		id: group.id,
		members: members.length,
		rated: rated.length,
		indicators,
		populations: populations(group, g, rated, prepared),
	};
}

/** The group's own figures for an indicator: a ratio of sums over members that have both operands, never a mean. */
export function statistics(rule: RuleIndicator, table: Table, members: Int32Array): FittedIndicator {
	const definition = table.indicators.find((d) => d.id === rule.id) as AnyIndicator;
	const top = operandColumn(table.columns, definition.numerator);
	const bottom = operandColumn(table.columns, definition.denominator);
	const both = knownRows(members, top, bottom);
	const numerator = reproducibleSum(top, both) + 0;
	const denominator = reproducibleSum(bottom, both) + 0;
	const ratio = ratioOf(numerator, denominator, definition.factor);
	const value = both.length === 0 || Number.isNaN(ratio) ? null : ratio + 0;
	const [min, max] = extrema(table.values[rule.id] as Float64Array, members);
	return {
		id: rule.id,
		n: both.length,
		missing: members.length - both.length,
		numerator,
		denominator,
		value,
		min: rule.min?.value ?? min,
		max: rule.max?.value ?? max,
		baseline: resolvedBaseline(rule, value),
		meanScore: null,
	};
}

function extrema(values: Float64Array, members: Int32Array): [number | null, number | null] {
	let min = Infinity;
	let max = -Infinity;
	for (let k = 0; k < members.length; k++) {
		const x = values[members[k] as number] as number;
		if (x < min) min = x;
		if (x > max) max = x;
	}
	return min > max ? [null, null] : [min + 0, max + 0];
}

function resolvedBaseline(rule: RuleIndicator, groupValue: number | null): number | null {
	const baseline = rule.baseline;
	if (!baseline || 'byIndustry' in baseline) return null;
	if ('groupMean' in baseline) return groupValue === null ? null : baseline.groupMean.value * groupValue;
	return baseline.value;
}

function populations(
	group: RuleGroup,
	g: number,
	rated: Int32Array,
	prepared: Prepared,
): Record<string, Population> {
	const { total, table, rules, within } = prepared;
	// A partial set scores what it can and grades nothing: its cuts would be those of another rule.
	const tiers = rules.partial ? null : group.tiers;
	const shares = group.rounding?.shares ?? 'floor';
	const breaks = breaksOf(group, table);
	const populationAt = (rows: Int32Array): Population => {
		if (breaks) {
			const ranked = Array.from(rows, (i) => ({
				total: comparable(total[i] as number),
				breaks: breaks(i),
			}));
			return partedPopulation(ranked, tiers, group.tie, shares);
		}
		const totals = new Float64Array(rows.length);
		for (let k = 0; k < rows.length; k++) totals[k] = comparable(total[rows[k] as number] as number);
		return populationOf(totals, tiers, group.tie, shares);
	};
	const index = within.of[g];
	if (!index) return { '': populationAt(rated) };
	const result: Record<string, Population> = {};
	within.names.forEach((name, d) => {
		if (name === '') return;
		const rows = rated.filter((i) => index[i] === d);
		if (rows.length > 0) result[name] = populationAt(rows);
	});
	return result;
}
