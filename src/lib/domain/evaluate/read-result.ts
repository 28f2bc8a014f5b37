import { predicateOf, UNKNOWN, YES } from '../rules/predicate.ts';
import type { RuleGroup, RuleIndicator } from '../rules/rule-set.ts';
import { adjusted, type Applied, type Bound } from './adjustments.ts';
import type { Fitted } from './fitted.ts';
import type { Prepared } from './prepare.ts';
import type { HowScored, Outcome, Result, ResultColumns, ScoreStep } from './result.ts';
import { scorable } from './score-group.ts';

/** Reads single results out of the columns, with the steps that led to each. */
export function readerOf(fitted: Fitted, prepared: Prepared, results: ResultColumns): (i: number) => Result {
	const { rules } = fitted;
	const exemptions = rules.exempt.map((e) => predicateOf(e.when, prepared.input));
	const outcomeAt = outcomeReaderOf(fitted, prepared, results);
	return (i) => {
		const g = results.group[i] as number;
		const group = g < 0 ? null : (rules.groups[g] as RuleGroup);
		const exempt = prepared.placement.exempt[i] !== 0;
		const undecided: string[] = [];
		const steps: ScoreStep[] = [];
		rules.exempt.forEach((e, k) => {
			const truth = exemptions[k]?.(i);
			if (truth === UNKNOWN) undecided.push(e.id);
			if (truth === YES && exempt) steps.push({ kind: 'exempt', id: e.id });
		});
		if (group && !exempt) {
			for (const rule of group.indicators) steps.push(indicatorStep(rule, results, i));
			adjustmentSteps(prepared, results, i, steps, undecided);
			vetoSteps(prepared, results, i, steps, undecided);
		}
		return { ...outcomeAt(i), steps, undecided };
	};
}

/** Reads single results out of the columns, without their steps. */
export function outcomeReaderOf(
	{ rules }: Fitted,
	prepared: Prepared,
	results: ResultColumns,
): (i: number) => Outcome {
	const ids = prepared.table.indicators.map((d) => d.id);
	const valuesAt = recordReader(ids, results.values);
	const unscored = recordReader(ids, {});
	const scoresOf = rules.groups.map((group) =>
		recordReader(
			ids,
			Object.fromEntries(group.indicators.map(({ id }) => [id, results.scores[id] as Float64Array])),
		),
	);
	return (i) => {
		const g = results.group[i] as number;
		const scored = g >= 0 && prepared.placement.exempt[i] === 0;
		const rank = results.rank[i] as number;
		const grade = results.grade[i] as number;
		const reason = results.reasons[results.reason[i] as number];
		const population = results.populations[results.population[i] as number];
		const outcome: Outcome = {
			id: prepared.table.columns.ids[i] as string,
			group: rules.groups[g]?.id ?? null,
			values: valuesAt(i),
			scores: ((scored && scoresOf[g]) || unscored)(i),
			total: known(results.total[i]),
			rank: rank > 0 ? rank : null,
			of: rank > 0 ? (results.of[i] as number) : null,
			grade: grade >= 0 ? (results.grades[grade] as string) : null,
		};
		if (population) outcome.population = population;
		if (reason) outcome.reason = reason;
		const exemption = rules.exempt[(prepared.placement.exempt[i] as number) - 1];
		if (exemption?.class !== undefined) outcome.class = exemption.class;
		if (exemption?.treatedAs !== undefined) outcome.treatedAs = exemption.treatedAs;
		return outcome;
	};
}

/** Reads a row of some columns as a record with every one of `ids`; null where there is no column or no number. */
function recordReader(
	ids: readonly string[],
	columns: Readonly<Record<string, Float64Array>>,
): (i: number) => Record<string, number | null> {
	const blank = Object.fromEntries(ids.map((id) => [id, null]));
	const present = ids.filter((id) => columns[id]).map((id) => [id, columns[id] as Float64Array] as const);
	return (i) => {
		// a copy of one blank: all records share a shape, and none is built from entries
		const record: Record<string, number | null> = { ...blank };
		for (const [id, column] of present) record[id] = known(column[i]);
		return record;
	};
}

function known(x: number | undefined): number | null {
	return x === undefined || Number.isNaN(x) ? null : x;
}

function indicatorStep(rule: RuleIndicator, results: ResultColumns, i: number): ScoreStep {
	const value = known(results.values[rule.id]?.[i]);
	const score = known(results.scores[rule.id]?.[i]);
	return { kind: 'indicator', id: rule.id, value, score, how: howScored(rule, value, score) };
}

function howScored(rule: RuleIndicator, value: number | null, score: number | null): HowScored {
	if (!scorable(rule) || (value !== null && score === null)) return 'rule-unknown';
	if (value !== null) return 'own';
	if (rule.missing === 'drop') return 'dropped';
	if (score === null) return 'missing';
	if (rule.missing === 'group-mean' || rule.missing === 'zero') return rule.missing;
	return 'points';
}

function adjustmentSteps(
	prepared: Prepared,
	results: ResultColumns,
	i: number,
	steps: ScoreStep[],
	undecided: string[],
): void {
	if (prepared.adjustments.none || Number.isNaN(results.total[i])) return;
	const base = baseTotal(steps, prepared, results, i);
	const applied: (Applied | Bound)[] = [];
	adjusted(base, i, prepared.adjustments, applied);
	for (const one of applied) {
		if (one.kind === 'limit') {
			steps.push(one);
			continue;
		}
		const { kind, id, amount } = one;
		if (amount === null) undecided.push(id);
		else if (kind === 'correction') steps.push({ kind, id, factor: amount });
		else steps.push({ kind, id, points: amount });
	}
}

/** Σ scores before corrections, bonuses and deductions; dropped indicators scale the others up to the full weight. */
function baseTotal(
	steps: readonly ScoreStep[],
	prepared: Prepared,
	results: ResultColumns,
	i: number,
): number {
	const rules = prepared.rules.groups[results.group[i] as number]?.indicators ?? [];
	let sum = 0;
	let all = 0;
	let kept = 0;
	for (const step of steps) {
		if (step.kind !== 'indicator') continue;
		const weight = rules.find((r) => r.id === step.id)?.weight?.value ?? 0;
		all += weight;
		if (step.how === 'dropped') continue;
		kept += weight;
		sum += step.score ?? 0;
	}
	return kept === all ? sum : (sum * all) / kept;
}

function vetoSteps(
	prepared: Prepared,
	results: ResultColumns,
	i: number,
	steps: ScoreStep[],
	undecided: string[],
): void {
	const reason = results.reasons[results.reason[i] as number] ?? '';
	prepared.rules.vetoes.forEach((veto, v) => {
		const truth = prepared.vetoes[v]?.(i);
		if (truth === UNKNOWN) undecided.push(veto.id);
		if (truth === YES && reason === `veto:${veto.id}`) {
			const cut = results.cutGrade[i] as number;
			const from = cut < 0 ? null : (results.grades[cut] as string);
			const to = results.grades[results.grade[i] as number] as string;
			steps.push({ kind: 'veto', id: veto.id, from, to });
		}
	});
}
