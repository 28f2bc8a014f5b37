import type { FactRow } from '../facts.ts';
import { operandOf } from '../indicators/operand.ts';
import type { Proof } from '../proof.ts';
import type { RuleGroup, RuleSet, ShareRounding, Tier } from '../rules/rule-set.ts';
import { without } from '../rules/figure.ts';
import type { Fitted, FittedGroup, Population } from './fitted.ts';
import { clauseOf, shown, type FactSources } from './proof-parts.ts';
import type { Result, ScoreStep } from './result.ts';
import { ranksWithin } from './population.ts';
import { totalProof } from './total-proof.ts';

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
	const cut =
		tier && population ? cutProof(rules, group as RuleGroup, tierAt, population, result, row) : null;
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
		params: {
			id,
			reason: entry?.reason ?? id,
			...without({ class: entry?.class, treatedAs: entry?.treatedAs }),
		},
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
function cutProof(
	rules: RuleSet,
	group: RuleGroup,
	at: number,
	population: Population,
	result: Result,
	row: FactRow,
): Proof {
	const tier = group.tiers?.[at] as Tier;
	const cut = population.cuts[at] ?? null;
	const share = result.rank === null || !result.of ? null : result.rank / result.of;
	const shares = group.rounding?.shares ?? 'floor';
	const line = tier.upTo
		? share === null
			? undefined
			: shares !== 'floor'
				? heldLine(tier.upTo.value, tier.closed ?? true, shares, result)
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
			...(group.tieBreak?.map((id) => ({ name: id, value: result.values[id] ?? operandOf(row, id) })) ?? []),
		],
		...(line ? { arithmetic: line } : {}),
		result: tier.grade,
	};
}

/** `0.2 × 7 = 1.4 → 2 ≥ 2`: how many ranks the share holds where it is rounded otherwise than down. */
function heldLine(share: number, closed: boolean, how: ShareRounding, result: Result): string {
	const n = result.of as number;
	const held = ranksWithin(share, n, closed, how);
	return `${shown(share)} × ${n} = ${shown(share * n)} → ${held} ≥ ${result.rank}`;
}
