import type { Clause, Finding, Proof } from '../proof.ts';
import type { Scalar } from '../rules/rule-set.ts';
import { compares, conditionOf, type ConditionFacts, type ReadFact } from './condition.ts';
import type { CriterionFinding, LowEfficiencyFinding } from './low-efficiency-finding.ts';
import type { Criterion, LowEfficiencyRules } from './low-efficiency-rules.ts';
import { allOf, anyOf, findingOf } from './three-valued.ts';

/** A finding without its proof: what an evaluation of a whole county asks for. */
export type LowEfficiencyJudgement = Omit<LowEfficiencyFinding, 'proof'>;

/**
 * A county's low-efficiency list over one parcel or enterprise, with its proof. `facts` are facts and indicators by their
 * names (`taxPerMu`, `far`, `landMu`, `aboveScale`, …), as a record or read one by one. Not rated classes are `no` with their reason, never `yes`; what is
 * missing leaves a criterion open.
 */
export function findLowEfficiency(
	facts: ConditionFacts | ReadFact,
	rules: LowEfficiencyRules,
): LowEfficiencyFinding {
	const judged = lowEfficiencyOf(rules)(typeof facts === 'function' ? facts : (name) => facts[name]);
	return { ...judged, proof: lowEfficiencyProof(judged, rules) };
}

/** The same finding as `findLowEfficiency`, unproven: the list compiled once, asked of each object. */
export function lowEfficiencyOf(rules: LowEfficiencyRules): (read: ReadFact) => LowEfficiencyJudgement {
	const notRated = rules.notRated.map(({ reason, when }) => ({ reason, holds: conditionOf(when) }));
	const inScope = conditionOf(rules.scope);
	const criteria = rules.criteria.map(criterionOf);
	return (read) => {
		const excluded = notRated.find(({ holds }) => holds(read).finding === 'yes');
		if (excluded) return settled('no', [], [], { reason: 'not-rated', notRated: excluded.reason });
		const scope = inScope(read);
		if (scope.finding === 'no') return settled('no', [], [], { reason: 'out-of-scope' });
		const judged = criteria.map((judge) => judge(read));
		const listed = listFinding(judged, rules);
		const finding = allOf([scope.finding, listed]);
		if (finding !== 'unknown') return settled(finding, judged, []);
		const open = listed === 'unknown' ? judged.flatMap((c) => c.missing) : [];
		const unseen = rules.unseen !== null && listed === 'unknown';
		return settled(
			finding,
			judged,
			[...scope.missing, ...open, ...(unseen ? ['rule:unseen'] : [])],
			unseen && open.length === 0 ? { reason: 'list-partly-unseen' } : {},
		);
	};
}

function listFinding(judged: readonly CriterionFinding[], rules: LowEfficiencyRules): Finding {
	const findings = judged.map((c) => c.finding);
	// A criterion that could not be read might be the one that holds (or, where all are needed, the one that fails).
	if (rules.unseen !== null) findings.push('unknown');
	return rules.mode === 'any' ? anyOf(findings) : allOf(findings);
}

function criterionOf(criterion: Criterion): (read: ReadFact) => CriterionFinding {
	const { fact, op, threshold } = criterion.measure;
	const isGiven = conditionOf(criterion.given);
	const line = threshold.value;
	return (read) => {
		const given = isGiven(read);
		const value = known(read(fact));
		const measured = value === null || line === null ? 'unknown' : findingOf(compares(value, op, line));
		const finding = allOf([given.finding, measured]);
		return {
			id: criterion.id,
			finding,
			value,
			threshold: line,
			distance: typeof value === 'number' && typeof line === 'number' ? value - line : null,
			ratio: typeof value === 'number' && typeof line === 'number' && line !== 0 ? value / line : null,
			side: measured === 'unknown' ? null : measured === 'yes' ? 'low' : 'clear',
			missing:
				finding === 'unknown'
					? [
							...given.missing,
							...(value === null ? [fact] : []),
							...(line === null ? [`rule:${criterion.id}`] : []),
						]
					: [],
		};
	};
}

function known(value: Scalar | null | undefined): Scalar | null {
	return value === undefined || Number.isNaN(value) ? null : value;
}

function settled(
	finding: Finding,
	criteria: CriterionFinding[],
	missing: string[],
	rest: Pick<LowEfficiencyFinding, 'reason' | 'notRated'> = {},
): LowEfficiencyJudgement {
	const once = missing.length > 1 ? [...new Set(missing)] : missing;
	return { code: 'low-efficiency', finding, criteria, ...rest, missing: once };
}

function lowEfficiencyProof(judged: LowEfficiencyJudgement, rules: LowEfficiencyRules): Proof {
	const { finding, criteria, reason, notRated } = judged;
	const rule = `${rules.id}@${rules.version}`;
	const effective = rules.effective ? { effective: rules.effective } : {};
	const clause: Clause = { rule, title: rules.title, ...effective, source: rules.source, mark: rules.mark };
	return {
		code: `low-efficiency.${finding}`,
		params: { mode: rules.mode, reason: reason ?? null, notRated: notRated ?? null },
		clause,
		result: finding,
		steps: criteria.map((c, i) => criterionProof(c, rules.criteria[i] as Criterion, clause)),
	};
}

function criterionProof(judged: CriterionFinding, criterion: Criterion, list: Clause): Proof {
	const { fact, op, threshold } = criterion.measure;
	const { value, threshold: line } = judged;
	return {
		code: `low-efficiency.criterion.${judged.finding}`,
		params: { id: criterion.id, title: criterion.title },
		clause: { ...list, clause: criterion.clause, source: criterion.source, mark: threshold.mark },
		operands: [
			{ name: fact, value, unit: threshold.unit },
			{ name: 'threshold', value: line, unit: threshold.unit },
			...(judged.distance === null
				? []
				: [
						{ name: 'gap', value: judged.distance, unit: threshold.unit },
						{ name: 'ratioToLine', value: judged.ratio },
					]),
		],
		arithmetic:
			value === null || line === null
				? undefined
				: `${value} ${op} ${line} ${compares(value, op, line) ? '成立' : '不成立'}`,
		result: judged.finding,
	};
}
