import type { FactColumns } from '../facts.ts';
import type { IndicatorColumns } from '../indicators/indicator-columns.ts';
import type { AnyIndicator } from '../indicators/indicator.ts';
import type { IndustryEdition } from '../facts.ts';
import { familyScore, type ScoreFigures } from '../rules/family-score.ts';
import { industryBaseline } from '../rules/industry-baseline.ts';
import { rounder } from '../rules/rounding.ts';
import type { RuleGroup, RuleIndicator } from '../rules/rule-set.ts';
import { adjusted, type Adjustments } from './adjustments.ts';
import type { FittedIndicator } from './fitted.ts';
import type { Divisions } from './placement.ts';
import { OperandFaults, type ReasonTable } from './reason.ts';

/** The table under evaluation, as the scoring steps see it. */
export interface Table {
	columns: FactColumns;
	values: IndicatorColumns;
	indicators: readonly AnyIndicator[];
	divisions: Divisions;
	/** Edition of the rule's industry codes; rows of another numbering have no baseline by industry. */
	industryEdition: number;
}

/** Scores that rest on the row's own value go into `scores`, NaN where there is none. */
export function ownScores(
	rule: RuleIndicator,
	group: RuleGroup,
	fitted: FittedIndicator,
	table: Table,
	members: Int32Array,
	scores: Float64Array,
): void {
	const values = table.values[rule.id] as Float64Array;
	const figures = figuresOf(rule, group, fitted);
	const lowest = rule.floor.value;
	const highest = rule.cap === null ? Infinity : rule.cap.value * figures.weight;
	const byIndustry = industryBaselines(rule, table);
	const rounded = rounder(group.rounding?.scores);
	for (let k = 0; k < members.length; k++) {
		const i = members[k] as number;
		const x = values[i] as number;
		if (byIndustry) figures.baseline = byIndustry[table.divisions.code[i] as number] as number;
		let score = Number.isNaN(x) ? NaN : familyScore(rule, x, figures);
		if (score < lowest) score = lowest;
		if (score > highest) score = highest;
		scores[i] = rounded ? rounded(score) : score;
	}
}

/** The numbers in force for an indicator of a group; NaN where one is unknown. */
export function figuresOf(rule: RuleIndicator, group: RuleGroup, fitted: FittedIndicator): ScoreFigures {
	return {
		weight: rule.weight?.value ?? NaN,
		weightSum: idealScale(group),
		baseline: fitted.baseline ?? NaN,
		min: fitted.min ?? NaN,
		max: fitted.max ?? NaN,
		base: rule.base?.value ?? 0,
		ideal: rule.ideal?.value ?? NaN,
	};
}

/**
 * What the weights are parts of: 100, or 1. The ideal family alone counts by the hundred where its weights sum to 1
 * (F = ΣW·S); beside other families it keeps the scale of the weights, as they do.
 */
export function idealScale(group: RuleGroup): 1 | 100 {
	let sum = 0;
	for (const { weight } of group.indicators) sum += weight?.value ?? 0;
	return sum > 1.5 || group.indicators.some(({ family }) => family !== 'ideal') ? 100 : 1;
}

/** The baseline of each distinct industry code of the table; NaN where there is none. */
function industryBaselines(rule: RuleIndicator, table: Table): Float64Array | null {
	const baseline = rule.baseline;
	if (!baseline || !('byIndustry' in baseline)) return null;
	const edition = table.industryEdition as IndustryEdition;
	return Float64Array.from(table.divisions.codes, (code) => {
		if (code === null) return NaN;
		return industryBaseline(baseline, code.digits, code.edition, edition)?.value ?? NaN;
	});
}

/**
 * Fills what is missing by each indicator's policy and adds up: `total` of every member, NaN and a reason where it
 * cannot be made. Dropped indicators leave the others scaled up to the full weight.
 */
export function settle(
	group: RuleGroup,
	fitted: readonly FittedIndicator[],
	table: Table,
	members: Int32Array,
	scores: readonly Float64Array[],
	adjustments: Adjustments,
	total: Float64Array,
	reason: Uint16Array,
	reasons: ReasonTable,
): void {
	const rules = group.indicators;
	const faults = new OperandFaults(
		rules.map((r) => table.indicators.find((d) => d.id === r.id) as AnyIndicator),
		table.columns,
	);
	const roundedScore = rounder(group.rounding?.scores);
	const roundedTotal = rounder(group.rounding?.totals);
	const weights = rules.map((r) => r.weight?.value ?? NaN);
	const weightSum = weights.reduce((a, b) => a + b, 0);
	// A rule that does not publish a baseline is not the object's missing datum: nothing is filled in for it.
	const fills = rules.map((rule, j) => {
		const fill = scorable(rule) ? fillOf(rule, fitted[j] as FittedIndicator) : NaN;
		return roundedScore ? roundedScore(fill) : fill;
	});
	const values = rules.map((rule) => table.values[rule.id] as Float64Array);
	const byIndustry = rules.map((rule) => rule.baseline !== null && 'byIndustry' in rule.baseline);
	const incomplete = rules.length === 0 || rules.some((rule) => !scorable(rule));
	const partial = incomplete ? reasons.indexOf('rules-partial') : 0;
	const unfit = reasons.indexOf('no-population');
	const noIndustry = reasons.indexOf('industry-unknown');

	for (let k = 0; k < members.length; k++) {
		const i = members[k] as number;
		let sum = 0;
		let dropped = 0;
		let faulty = false;
		let lost = 0;
		for (let j = 0; j < rules.length; j++) {
			const column = scores[j] as Float64Array;
			let score = column[i] as number;
			if (Number.isNaN(score)) {
				if (!Number.isNaN((values[j] as Float64Array)[i] as number)) {
					// The value is known; what it is measured against is not.
					lost = byIndustry[j] ? noIndustry : unfit;
					continue;
				}
				score = fills[j] as number;
				if ((rules[j] as RuleIndicator).missing === 'drop') {
					dropped += weights[j] as number;
					continue;
				}
				if (Number.isNaN(score)) {
					lost ||= unfit;
					if (!faulty) faults.clear();
					faulty = true;
					faults.add(j, i);
					continue;
				}
				column[i] = score;
			}
			sum += score;
		}
		const kept = weightSum - dropped;
		if (incomplete) reason[i] = partial;
		else if (lost || kept <= weightSum * 1e-9) {
			// Where every indicator was dropped, each of them is what is missing.
			if (!faulty) faults.clear();
			for (let j = 0; j < rules.length && !lost; j++) faults.add(j, i);
			reason[i] = reasons.indexOf(faults.reason()) || lost;
		} else {
			const base = dropped > 0 ? (sum * weightSum) / kept : sum;
			const whole = (adjustments.none ? base : adjusted(base, i, adjustments)) + 0;
			total[i] = roundedTotal ? roundedTotal(whole) : whole;
		}
	}
}

/** The score given where there is no value, NaN where the policy gives none (or drops). */
export function fillOf(rule: RuleIndicator, fitted: FittedIndicator): number {
	if (rule.missing === 'zero') return 0;
	if (rule.missing === 'group-mean') return fitted.meanScore ?? NaN;
	if (rule.missing !== null && typeof rule.missing === 'object') return rule.missing.points.value;
	return NaN;
}

/** Whether the rule publishes what this indicator's score needs. */
export function scorable(rule: RuleIndicator): boolean {
	if (!rule.weight) return false;
	if (rule.family === 'ratio') return rule.baseline !== null;
	return rule.family !== 'ideal' || rule.ideal !== null;
}
