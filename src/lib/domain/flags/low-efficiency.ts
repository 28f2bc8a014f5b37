import type { Clause, Finding, Proof } from '../proof.ts';
import type { Scalar } from '../rules/rule-set.ts';
import { compares, conditionOf, type ConditionFacts } from './condition.ts';
import type { CriterionFinding, LowEfficiencyFinding } from './low-efficiency-finding.ts';
import type { Criterion, LowEfficiencyRules } from './low-efficiency-rules.ts';
import { allOf, anyOf, findingOf } from './three-valued.ts';

/**
 * A county's low-efficiency list over one parcel or enterprise. `facts` hold facts and indicators by their names
 * (`taxPerMu`, `far`, `landMu`, `aboveScale`, …). Not rated classes are `no` with their reason, never `yes`; what is
 * missing leaves a criterion open.
 */
export function findLowEfficiency(facts: ConditionFacts, rules: LowEfficiencyRules): LowEfficiencyFinding {
	const notRated = rules.notRated.find((c) => conditionOf(c.when, facts).finding === 'yes');
	if (notRated) {
		return settled('no', [], { reason: 'not-rated', notRated: notRated.reason }, [], rules);
	}
	const scope = conditionOf(rules.scope, facts);
	if (scope.finding === 'no') return settled('no', [], { reason: 'out-of-scope' }, [], rules);
	const judged = rules.criteria.map((criterion) => judgeCriterion(criterion, facts));
	const listed = listFinding(judged, rules);
	const finding = allOf([scope.finding, listed]);
	const open = judged.filter((c) => c.finding === 'unknown').flatMap((c) => c.missing);
	const unseen = rules.unseen !== null && listed === 'unknown' && open.length === 0;
	const missing =
		finding === 'unknown'
			? [
					...scope.missing,
					...(listed === 'unknown' ? open : []),
					...(rules.unseen !== null && listed === 'unknown' ? ['rule:unseen'] : []),
				]
			: [];
	return settled(finding, judged, unseen ? { reason: 'list-partly-unseen' } : {}, missing, rules);
}

function listFinding(judged: readonly CriterionFinding[], rules: LowEfficiencyRules): Finding {
	const findings = judged.map((c) => c.finding);
	// A criterion that could not be read might be the one that holds (or, where all are needed, the one that fails).
	if (rules.unseen !== null) findings.push('unknown');
	return rules.mode === 'any' ? anyOf(findings) : allOf(findings);
}

function judgeCriterion(criterion: Criterion, facts: ConditionFacts): CriterionFinding {
	const { fact, op, threshold } = criterion.measure;
	const given = conditionOf(criterion.given, facts);
	const value = known(facts[fact]);
	const line = threshold.value;
	const measured = value === null || line === null ? 'unknown' : findingOf(compares(value, op, line));
	const finding = allOf([given.finding, measured]);
	const missing =
		finding === 'unknown'
			? [
					...given.missing,
					...(value === null ? [fact] : []),
					...(line === null ? [`rule:${criterion.id}`] : []),
				]
			: [];
	return {
		id: criterion.id,
		finding,
		value,
		threshold: line,
		distance: typeof value === 'number' && typeof line === 'number' ? value - line : null,
		missing,
	};
}

function known(value: Scalar | null | undefined): Scalar | null {
	return value === undefined || Number.isNaN(value) ? null : value;
}

function settled(
	finding: Finding,
	criteria: CriterionFinding[],
	rest: Pick<LowEfficiencyFinding, 'reason' | 'notRated'>,
	missing: string[],
	rules: LowEfficiencyRules,
): LowEfficiencyFinding {
	const rule = `${rules.id}@${rules.version}`;
	const clause: Clause = { rule, title: rules.title, source: rules.source, mark: rules.mark };
	return {
		code: 'low-efficiency',
		finding,
		criteria,
		...rest,
		missing: [...new Set(missing)],
		proof: {
			code: `low-efficiency.${finding}`,
			params: { mode: rules.mode, reason: rest.reason ?? null, notRated: rest.notRated ?? null },
			clause,
			result: finding,
			steps: criteria.map((c, i) => criterionProof(c, rules.criteria[i] as Criterion, rule)),
		},
	};
}

function criterionProof(judged: CriterionFinding, criterion: Criterion, rule: string): Proof {
	const { fact, op, threshold } = criterion.measure;
	const { value, threshold: line } = judged;
	return {
		code: `low-efficiency.criterion.${judged.finding}`,
		params: { id: criterion.id, title: criterion.title },
		clause: { rule, clause: criterion.clause, source: criterion.source, mark: threshold.mark },
		operands: [
			{ name: fact, value, unit: threshold.unit },
			{ name: 'threshold', value: line, unit: threshold.unit },
		],
		arithmetic:
			value === null || line === null
				? undefined
				: `${value} ${op} ${line} ${compares(value, op, line) ? '成立' : '不成立'}`,
		result: judged.finding,
	};
}
