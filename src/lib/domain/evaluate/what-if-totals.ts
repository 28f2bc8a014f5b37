import type { RuleGroup, RuleIndicator } from '../rules/rule-set.ts';
import { comparable } from './comparable.ts';
import type { FittedIndicator } from './fitted.ts';
import { statistics } from './fit-group.ts';
import { knownRows } from './known-rows.ts';
import { reproducibleSum } from './reproducible-sum.ts';
import { fillOf, idealScale, ownScores, scorable } from './score-group.ts';
import type { BakedAdjustments, PlacedGroup, WhatIfTable } from './what-if-table.ts';

/** Statistics of a group's indicators that rest on its members' values alone, kept from one rule to the next. */
export type Statistics = Map<string, FittedIndicator>;

/**
 * The figures of a group under a rule, and its score columns filled by the missing policies. A column whose part of
 * the rule has not changed stays as it is.
 * @param known figures of the population where this table is measured against another one; null: it is its own
 */
export function scoreGroup(
	table: WhatIfTable,
	g: number,
	group: RuleGroup,
	known: readonly FittedIndicator[] | null,
	kept: Statistics,
): FittedIndicator[] {
	const placed = table.groups[g] as PlacedGroup;
	const { members } = placed;
	const scale = idealScale(group);
	return group.indicators.map((rule, j) => {
		const { weight, missing, ...own } = rule;
		const slot = `${g}/${rule.id}`;
		const figures = known?.[j];
		const made = JSON.stringify([own, weight, missing, scale, figures]);
		const before = kept.get(slot);
		if (before && table.made.get(slot) === made) return before;
		const measured = JSON.stringify([slot, own.formula, own.baseline, own.min, own.max]);
		const fitted = figures ?? { ...(kept.get(measured) ?? statistics(rule, table.table, members)) };
		if (!figures) kept.set(measured, { ...fitted, meanScore: null });
		const column = table.scores[rule.id] as Float64Array;
		if (plainRatio(rule) && fitted.baseline !== null)
			ratioScores(rule, fitted.baseline, table, members, column);
		else ownScores(rule, group, fitted, table.table, members, column);
		// The mean is what that policy gives and nothing else rests on it: no other one waits for its sum.
		if (!figures && missing === 'group-mean') {
			const scored = knownRows(members, column);
			if (scored.length > 0) fitted.meanScore = reproducibleSum(column, scored) / scored.length + 0;
		}
		const fill = scorable(rule) ? fillOf(rule, fitted) : NaN;
		if (!Number.isNaN(fill)) {
			const values = table.table.values[rule.id] as Float64Array;
			for (let k = 0; k < members.length; k++) {
				const i = members[k] as number;
				const x = values[i] as number;
				// NaN is the only number that differs from itself; a known value without a score is not filled.
				if (x !== x) column[i] = fill;
			}
		}
		table.made.set(slot, made);
		placed.totalled = false;
		kept.set(slot, fitted);
		return fitted;
	});
}

const plainRatio = (rule: RuleIndicator) =>
	rule.family === 'ratio' &&
	rule.weight !== null &&
	rule.baseline !== null &&
	!('byIndustry' in rule.baseline);

/** ownScores() for the commonest case, x ÷ baseline × weight, without a choice in the loop; the same operations. */
function ratioScores(
	rule: RuleIndicator,
	baseline: number,
	table: WhatIfTable,
	members: Int32Array,
	scores: Float64Array,
): void {
	const values = table.table.values[rule.id] as Float64Array;
	const weight = rule.weight?.value ?? NaN;
	const lowest = rule.floor.value;
	const highest = rule.cap === null ? Infinity : rule.cap.value * weight;
	const reverse = rule.direction === 'reverse';
	for (let k = 0; k < members.length; k++) {
		const i = members[k] as number;
		const times = (values[i] as number) / baseline;
		let score = reverse ? (2 - times) * weight : times * weight;
		if (score < lowest) score = lowest;
		if (score > highest) score = highest;
		scores[i] = score;
	}
}

/** Adds up the score columns of a group into `total` and `ranked`, as settle() of score-group.ts does. */
export function totalGroup(table: WhatIfTable, g: number, group: RuleGroup): void {
	const placed = table.groups[g] as PlacedGroup;
	if (placed.totalled) return;
	placed.totalled = true;
	placed.graded = null;
	const { members, adjusted } = placed;
	const { total, ranked } = table;
	const rules = group.indicators;
	const columns = rules.map((rule) => table.scores[rule.id] as Float64Array);
	const values = rules.map((rule) => table.table.values[rule.id] as Float64Array);
	const weights = rules.map((r) => r.weight?.value ?? NaN);
	const weightSum = weights.reduce((a, b) => a + b, 0);
	const drops = rules.map((rule) => rule.missing === 'drop');
	const hopeless = rules.some((rule) => !scorable(rule)) || weightSum <= weightSum * 1e-9;

	/** A row in which some score is missing: its dropped indicators leave the others scaled up. */
	const holed = (i: number): number => {
		let sum = 0;
		let dropped = 0;
		for (let j = 0; j < columns.length; j++) {
			const score = (columns[j] as Float64Array)[i] as number;
			if (!Number.isNaN(score)) sum += score;
			else if (drops[j] && Number.isNaN((values[j] as Float64Array)[i] as number))
				dropped += weights[j] as number;
			else return NaN;
		}
		const kept = weightSum - dropped;
		if (kept <= weightSum * 1e-9) return NaN;
		return dropped > 0 ? (sum * weightSum) / kept : sum;
	};

	for (let k = 0; k < members.length; k++) {
		const i = members[k] as number;
		let sum = 0;
		for (let j = 0; j < columns.length; j++) sum += (columns[j] as Float64Array)[i] as number;
		if (sum !== sum) sum = holed(i);
		if (hopeless) sum = NaN;
		total[i] = sum + 0;
		ranked[i] = comparable(sum);
	}
	for (let k = 0; k < adjusted.length; k++) {
		const i = adjusted[k] as number;
		const sum = adjustedTotal(total[i] as number, i, table.adjustments) + 0;
		total[i] = sum;
		ranked[i] = comparable(sum);
	}
}

/** The same as adjusted() of adjustments.ts, from baked conditions. */
function adjustedTotal(
	base: number,
	i: number,
	{ corrections, bonuses, deductions }: BakedAdjustments,
): number {
	let corrected = base;
	for (const c of corrections) {
		if (c.holds[i] !== 1) continue;
		const factor = (c.fixed as Float64Array)[i] as number;
		if (!Number.isNaN(factor)) corrected *= factor;
	}
	let total = corrected;
	for (const b of bonuses) if (b.holds[i] === 1) total += amountOf(b, i, corrected);
	for (const d of deductions) if (d.holds[i] === 1) total -= amountOf(d, i, corrected);
	return total;
}

function amountOf(entry: BakedAdjustments['bonuses'][number], i: number, base: number): number {
	if (!entry.fixed) return entry.amount(i, base) ?? 0;
	const amount = entry.fixed[i] as number;
	return Number.isNaN(amount) ? 0 : amount;
}
