import type { FactRow } from '../facts.ts';
import type { Proof } from '../proof.ts';
import type { RuleGroup, RuleIndicator, RuleSet, Tier } from '../rules/rule-set.ts';
import type { Fitted, FittedGroup, FittedIndicator, Population } from './fitted.ts';
import { clauseOf, shown, type FactSources } from './proof-parts.ts';
import type { Result, ScoreStep } from './result.ts';
import { scoreProof } from './score-proof.ts';

export type { FactSources } from './proof-parts.ts';

/**
 * The proof of a result: grade ← rank and cut ← total ← each score ← value ← operands with their records, each step
 * with the clause it rests on and the arithmetic with the numbers in place. `sources` says where each fact was read.
 */
export function proofOf(fitted: Fitted, row: FactRow, result: Result, sources: FactSources = {}): Proof {
	const { rules } = fitted;
	const g = rules.groups.findIndex((group) => group.id === result.group);
	const group = rules.groups[g];
	const exempt = result.steps.find((s) => s.kind === 'exempt');
	const total =
		group && !exempt
			? totalProof(fitted, group, fitted.groups[g] as FittedGroup, row, result, sources)
			: null;
	const veto = result.steps.find((s) => s.kind === 'veto');
	const tier = group?.tiers?.find((t) => t.grade === (veto?.from ?? result.grade));
	const tierAt = tier ? (group?.tiers?.indexOf(tier) ?? -1) : -1;
	const population = fitted.groups[g]?.populations[result.population ?? ''];
	const cut = tier && population ? cutProof(rules, tier, tierAt, population, result) : null;
	return {
		code: result.grade === null ? 'grade.none' : 'grade.given',
		params: {
			grade: result.grade,
			reason: result.reason ?? null,
			group: result.group,
			population: result.population ?? null,
			undecided: result.undecided.join(',') || null,
		},
		clause: clauseOf(rules, entryOf(rules, exempt ?? veto) ?? tier?.upTo ?? tier?.atLeast),
		result: result.grade,
		steps: [
			...(veto ? [vetoProof(rules, veto)] : []),
			...(exempt ? [exemptProof(rules, exempt.id)] : []),
			...(cut ? [cut] : []),
			...(total ? [total] : []),
		],
	};
}

function entryOf(rules: RuleSet, step: ScoreStep | undefined) {
	return step && [...rules.exempt, ...rules.vetoes].find((e) => e.id === step.id);
}

function exemptProof(rules: RuleSet, id: string): Proof {
	const entry = rules.exempt.find((e) => e.id === id);
	return {
		code: 'grade.exempt',
		params: { id, reason: entry?.reason ?? id },
		clause: clauseOf(rules, entry),
	};
}

function vetoProof(rules: RuleSet, step: Extract<ScoreStep, { kind: 'veto' }>): Proof {
	return {
		code: 'grade.veto',
		params: { id: step.id, from: step.from, to: step.to },
		clause: clauseOf(
			rules,
			rules.vetoes.find((v) => v.id === step.id),
		),
		result: step.to,
	};
}

/** Why the total falls into the tier: its rank among the share, and the lowest total that still reaches it. */
function cutProof(rules: RuleSet, tier: Tier, at: number, population: Population, result: Result): Proof {
	const cut = population.cuts[at] ?? null;
	const share = result.rank === null || !result.of ? null : result.rank / result.of;
	const line = tier.upTo
		? share === null
			? undefined
			: `${result.rank} ÷ ${result.of} = ${shown(share)} ${share <= tier.upTo.value ? (tier.closed === false ? '<' : '≤') : '→'} ${shown(tier.upTo.value)}`
		: tier.atLeast && result.total !== null
			? `${shown(result.total)} ${tier.closed === false ? '>' : '≥'} ${shown(tier.atLeast.value)}`
			: undefined;
	return {
		code: tier.upTo ? 'grade.rank-share' : tier.atLeast ? 'grade.threshold' : 'grade.rest',
		params: { grade: tier.grade, closed: tier.closed ?? true },
		clause: clauseOf(rules, tier.upTo ?? tier.atLeast),
		operands: [
			{ name: 'rank', value: result.rank },
			{ name: 'of', value: result.of },
			{ name: 'total', value: result.total },
			{ name: 'cut', value: cut },
		],
		...(line ? { arithmetic: line } : {}),
		result: tier.grade,
	};
}

function totalProof(
	fitted: Fitted,
	group: RuleGroup,
	fittedGroup: FittedGroup,
	row: FactRow,
	result: Result,
	sources: FactSources,
): Proof {
	const { rules } = fitted;
	const steps: Proof[] = [];
	const terms: string[] = [];
	let after = '';
	let dropped = 0;
	for (const step of result.steps) {
		if (step.kind === 'indicator') {
			const j = group.indicators.findIndex((r) => r.id === step.id);
			const rule = group.indicators[j] as RuleIndicator;
			if (step.how === 'dropped') dropped += rule.weight?.value ?? 0;
			else terms.push(step.score === null ? '?' : shown(step.score));
			const known = fittedGroup.indicators[j] as FittedIndicator;
			steps.push(scoreProof(rules, group, rule, known, step, row, sources));
		} else if (step.kind === 'correction') after += ` × ${shown(step.factor)}`;
		else if (step.kind === 'bonus') after += ` + ${shown(step.points)}`;
		else if (step.kind === 'deduction') after += ` − ${shown(step.points)}`;
		if (step.kind === 'bonus' || step.kind === 'deduction' || step.kind === 'correction') {
			const entry = [...rules.bonuses, ...rules.deductions, ...rules.corrections].find(
				(e) => e.id === step.id,
			);
			steps.push({
				code: `score.${step.kind}`,
				params: { id: step.id, title: entry?.title ?? null },
				clause: clauseOf(rules, entry),
				result: step.kind === 'correction' ? step.factor : step.points,
			});
		}
	}
	const all = group.indicators.reduce((sum, r) => sum + (r.weight?.value ?? 0), 0);
	const scale = dropped > 0 ? ` × ${shown(all)} ÷ ${shown(all - dropped)}` : '';
	const sum = scale || after ? `(${terms.join(' + ')})` : terms.join(' + ');
	return {
		code: 'score.total',
		params: { group: group.id },
		clause: clauseOf(rules, group.indicators[0]?.weight),
		...(result.total === null ? {} : { arithmetic: `${sum}${scale}${after} = ${shown(result.total)}` }),
		result: result.total,
		steps,
	};
}
