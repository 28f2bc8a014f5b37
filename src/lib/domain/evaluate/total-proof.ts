import type { FactRow } from '../facts.ts';
import type { Proof } from '../proof.ts';
import type { Limits, RuleGroup, RuleIndicator } from '../rules/rule-set.ts';
import type { Fitted, FittedGroup, FittedIndicator } from './fitted.ts';
import { clauseOf, shown, type FactSources } from './proof-parts.ts';
import type { Result, ScoreStep } from './result.ts';
import { scoreProof } from './score-proof.ts';

/** The proof of a total: its scores, then corrections, bonuses, deductions and limits, with the numbers in place. */
export function totalProof(
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
	let dropped = 0;
	for (const step of result.steps) {
		if (step.kind === 'indicator') {
			const j = group.indicators.findIndex((r) => r.id === step.id);
			const rule = group.indicators[j] as RuleIndicator;
			if (step.how === 'dropped') dropped += rule.weight?.value ?? 0;
			else terms.push(step.score === null ? '?' : shown(step.score));
			const known = fittedGroup.indicators[j] as FittedIndicator;
			steps.push(scoreProof(rules, group, rule, known, step, row, sources));
		} else if (step.kind === 'bonus' || step.kind === 'deduction' || step.kind === 'correction') {
			const entry = [...rules.bonuses, ...rules.deductions, ...rules.corrections].find(
				(e) => e.id === step.id,
			);
			steps.push({
				code: `score.${step.kind}`,
				params: { id: step.id, title: entry?.title ?? step.id },
				clause: clauseOf(rules, entry),
				result: step.kind === 'correction' ? step.factor : step.points,
			});
		} else if (step.kind === 'limit') {
			steps.push({
				code: `score.limit.${step.id}`,
				params: { from: step.from, to: step.to },
				clause: clauseOf(rules, rules.limits?.[step.id]),
				result: step.to,
			});
		}
	}
	const all = group.indicators.reduce((sum, r) => sum + (r.weight?.value ?? 0), 0);
	const scale = dropped > 0 ? ` × ${shown(all)} ÷ ${shown(all - dropped)}` : '';
	const after = adjustmentTerms(result.steps);
	const sum = scale || after ? `(${terms.join(' + ')})` : terms.join(' + ');
	const equals = group.rounding?.totals ? '≈' : '=';
	return {
		code: 'score.total',
		params: { group: group.id },
		clause: clauseOf(rules, group.indicators[0]?.weight),
		...(result.total === null
			? {}
			: {
					arithmetic: `${sum}${scale}${after}${after.endsWith('→') ? '' : ` ${equals}`} ${shown(result.total)}`,
				}),
		result: result.total,
		steps,
	};
}

/** ` × 0.9 + 5 − min(10 + 5, 12) ≤ 100`: what follows the sum of the scores. */
function adjustmentTerms(steps: readonly ScoreStep[]): string {
	const limit = (id: keyof Limits) =>
		steps.find((s): s is Extract<ScoreStep, { kind: 'limit' }> => s.kind === 'limit' && s.id === id);
	const sumOf = (kind: 'bonus' | 'deduction', sign: string, id: keyof Limits) => {
		const points = steps.flatMap((s) => (s.kind === kind ? [shown(s.points)] : []));
		const bound = limit(id);
		return bound
			? ` ${sign} min(${points.join(' + ')}, ${shown(bound.to)})`
			: points.map((p) => ` ${sign} ${p}`).join('');
	};
	const factors = steps.flatMap((s) => (s.kind === 'correction' ? [` × ${shown(s.factor)}`] : []));
	const ends = [limit('minTotal'), limit('maxTotal')].flatMap((b) => (b ? [` = ${shown(b.from)} →`] : []));
	return [
		...factors,
		sumOf('bonus', '+', 'bonuses'),
		sumOf('deduction', '−', 'deductions'),
		...ends.slice(0, 1),
	].join('');
}
