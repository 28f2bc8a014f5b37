import { FACT_NAMES } from '../fact-names.ts';
import type { FactRow } from '../facts.ts';
import type { AnyIndicator } from '../indicators/indicator.ts';
import { isNumericFact, operandOf } from '../indicators/operand.ts';
import type { Operand, Proof } from '../proof.ts';
import { definitionOf } from '../rules/rule-indicators.ts';
import { industryBaseline } from '../rules/industry-baseline.ts';
import { familyScore } from '../rules/family-score.ts';
import type { Figure, RuleGroup, RuleIndicator, RuleSet } from '../rules/rule-set.ts';
import type { FittedIndicator } from './fitted.ts';
import { clauseOf, factOperand, figureStep, shown, type FactSources } from './proof-parts.ts';
import type { ScoreStep } from './result.ts';
import { figuresOf } from './score-group.ts';

type IndicatorStep = Extract<ScoreStep, { kind: 'indicator' }>;

/** Proof of an indicator's value: numerator ÷ denominator with the records they came from. */
export function valueProof(
	indicator: AnyIndicator,
	row: FactRow,
	value: number | null,
	sources: FactSources,
): Proof {
	const { numerator, denominator } = indicator;
	const operands = [numerator, ...(denominator === null ? [] : [denominator])].map((fact) =>
		factOperand(fact, operandOf(row, fact), isNumericFact(fact) ? FACT_NAMES[fact].unit : '', sources),
	);
	const [top, bottom] = [operandOf(row, numerator), operandOf(row, denominator)];
	const below =
		bottom === null
			? ''
			: indicator.factor === 1
				? shown(bottom)
				: `(${shown(bottom)} × ${shown(indicator.factor)})`;
	const over = denominator === null && indicator.factor === 1 ? '' : ` ÷ ${below}`;
	return {
		code: 'indicator.value',
		params: { indicator: indicator.id, unit: indicator.unit },
		clause: { rule: 'indicators', clause: indicator.id, source: indicator.source, mark: indicator.mark },
		operands,
		...(value !== null && top !== null ? { arithmetic: `${shown(top)}${over} = ${shown(value)}` } : {}),
		result: value,
	};
}

/** Proof of one score: the family's formula with the numbers in place, over the value and the rule's own figures. */
export function scoreProof(
	rules: RuleSet,
	group: RuleGroup,
	rule: RuleIndicator,
	fitted: FittedIndicator,
	step: IndicatorStep,
	row: FactRow,
	sources: FactSources,
): Proof {
	const definition = definitionOf(rule) as AnyIndicator;
	const own = ownBaseline(rules, rule, row);
	const used = figuresUsed(rule, own);
	const arithmetic = step.how === 'own' ? ownArithmetic(rule, group, withBaseline(fitted, own), step) : null;
	return {
		code: `score.${step.how}`,
		params: { indicator: rule.id, family: rule.family, direction: rule.direction },
		clause: clauseOf(rules, rule.weight ?? { clause: rule.clause }),
		...(step.how === 'group-mean' ? { operands: groupMeanOperands(fitted) } : {}),
		...(arithmetic ? { arithmetic } : {}),
		result: step.score,
		steps: [
			valueProof(definition, row, step.value, sources),
			...used.map(([code, figure]) => figureStep(rules, code, figure, rule.id)),
			...groupFigures(rule, fitted),
			...(step.how === 'own' ? limitSteps(rules, rule, group, withBaseline(fitted, own), step) : []),
		],
	};
}

/** Where the cap or the floor decided the score: what it would have been, and the line that it met. */
function limitSteps(
	rules: RuleSet,
	rule: RuleIndicator,
	group: RuleGroup,
	fitted: FittedIndicator,
	{ value, score }: IndicatorStep,
): Proof[] {
	if (value === null || score === null) return [];
	const figures = figuresOf(rule, group, fitted);
	const free = familyScore(rule, value, figures);
	const line = rule.cap === null ? Infinity : rule.cap.value * figures.weight;
	const limit = (code: string, figure: Figure, arithmetic: string): Proof[] => [
		{ code, params: { indicator: rule.id }, clause: clauseOf(rules, figure), arithmetic, result: score },
	];
	if (rule.cap && free > line)
		return limit(
			'score.capped',
			rule.cap,
			`min(${shown(free)}, ${shown(figures.weight)} × ${shown(rule.cap.value)}) = ${shown(score)}`,
		);
	if (free < rule.floor.value)
		return limit(
			'score.floored',
			rule.floor,
			`max(${shown(free)}, ${shown(rule.floor.value)}) = ${shown(score)}`,
		);
	return [];
}

function figuresUsed(rule: RuleIndicator, own: Figure | undefined): [string, Figure][] {
	const baseline = rule.baseline;
	const list: [string, Figure | null | undefined][] = [['rule.weight', rule.weight]];
	if (rule.family === 'ratio' && baseline) {
		if ('groupMean' in baseline) list.push(['rule.group-mean-multiple', baseline.groupMean]);
		else if ('byIndustry' in baseline) list.push(['rule.baseline', own]);
		else list.push(['rule.baseline', baseline]);
	}
	if (rule.family === 'minmax')
		list.push(['rule.min', rule.min], ['rule.max', rule.max], ['rule.base', rule.base]);
	if (rule.family === 'ideal') list.push(['rule.ideal', rule.ideal]);
	list.push(['rule.cap', rule.cap]);
	if (rule.missing !== null && typeof rule.missing === 'object')
		list.push(['rule.missing-points', rule.missing.points]);
	return list.flatMap(([code, figure]) => (figure ? [[code, figure] as [string, Figure]] : []));
}

/** What the rule takes from the group itself: a ratio of sums, extrema. Their operands are sums over the members. */
function groupFigures(rule: RuleIndicator, fitted: FittedIndicator): Proof[] {
	if (rule.family === 'ratio' && rule.baseline && 'groupMean' in rule.baseline && fitted.value !== null) {
		return [
			{
				code: 'group.ratio-of-sums',
				params: { indicator: rule.id, members: fitted.n, missing: fitted.missing },
				arithmetic: `${shown(fitted.numerator)} ÷ ${shown(fitted.denominator)} → ${shown(fitted.value)}`,
				result: fitted.value,
			},
		];
	}
	if (rule.family !== 'minmax') return [];
	return [
		...(rule.min ? [] : [{ code: 'group.min', params: { indicator: rule.id }, result: fitted.min }]),
		...(rule.max ? [] : [{ code: 'group.max', params: { indicator: rule.id }, result: fitted.max }]),
	];
}

function groupMeanOperands(fitted: FittedIndicator): Operand[] {
	return [
		{ name: 'group.mean-score', value: fitted.meanScore },
		{ name: 'group.counted', value: fitted.n },
		{ name: 'group.missing', value: fitted.missing },
	];
}

function ownBaseline(rules: RuleSet, rule: RuleIndicator, row: FactRow): Figure | undefined {
	if (!rule.baseline || !('byIndustry' in rule.baseline)) return undefined;
	return industryBaseline(rule.baseline, row.industry, row.industryEdition, rules.industryEdition);
}

function withBaseline(fitted: FittedIndicator, own: Figure | undefined): FittedIndicator {
	return own ? { ...fitted, baseline: own.value } : fitted;
}

/** The formulas of family-score.ts, written out; where a cap or floor binds, that is said behind the sum. */
function ownArithmetic(
	rule: RuleIndicator,
	group: RuleGroup,
	fitted: FittedIndicator,
	step: IndicatorStep,
): string {
	const f = figuresOf(rule, group, fitted);
	const x = shown(step.value as number);
	const reverse = rule.direction === 'reverse';
	const formula = {
		ratio: () =>
			reverse
				? `(2 − ${x} ÷ ${shown(f.baseline)}) × ${shown(f.weight)}`
				: `${x} ÷ ${shown(f.baseline)} × ${shown(f.weight)}`,
		minmax: () => {
			const [above, span] = [
				reverse ? `(${shown(f.max)} − ${x})` : `(${x} − ${shown(f.min)})`,
				`(${shown(f.max)} − ${shown(f.min)})`,
			];
			return `${shown(f.weight)} × (${shown(f.base)} + ${shown(100 - f.base)} × ${above} ÷ ${span}) ÷ 100`;
		},
		ideal: () => {
			const degree = !reverse
				? `${x} ÷ ${shown(f.ideal)}`
				: f.ideal === 0
					? `1 − ${x}`
					: `${shown(f.ideal)} ÷ ${x}`;
			return `min(1, ${degree}) × 100 × ${shown(f.weight)}${f.weightSum > 1.5 ? ' ÷ 100' : ''}`;
		},
	}[rule.family]();
	const score = step.score as number;
	if (group.rounding?.scores) {
		const exact = familyScore(rule, step.value as number, f);
		return `${formula} = ${shown(exact)} → ${shown(score)}`;
	}
	const capped = rule.cap !== null && score === rule.cap.value * f.weight;
	const floored = score === rule.floor.value;
	return `${formula} = ${shown(score)}${capped ? ` (≤ ${shown(f.weight)} × ${shown(rule.cap?.value ?? 1)})` : floored ? ` (≥ ${shown(score)})` : ''}`;
}
