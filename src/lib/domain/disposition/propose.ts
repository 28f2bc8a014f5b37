import { conditionOf } from '../flags/condition.ts';
import type { IdleFinding } from '../flags/idle-finding.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import type { Scalar } from '../rules/rule-set.ts';
import type {
	Disposition,
	DispositionFacts,
	DispositionRule,
	DispositionRules,
} from './disposition-rules.ts';

/**
 * Which of the three batches is proposed for a parcel, and why: the first rule of the list that holds. An earlier rule
 * that missing facts leave open is not taken, and its facts are named. A suggestion: the officer decides.
 */
export function proposeDisposition(given: DispositionFacts, rules: DispositionRules): Disposition {
	const facts = { ...given, idle: settled(given.idle), lowEfficiency: settled(given.lowEfficiency) };
	const missing: string[] = [];
	for (const rule of rules.rules) {
		const condition = conditionOf(rule.when, facts);
		if (condition.finding === 'yes') return proposal(facts, rule, rules, missing);
		missing.push(...toSettle(condition.missing));
	}
	const open = missing.length > 0;
	const reason = open ? 'not-enough-data' : 'no-finding';
	return {
		batch: null,
		reason,
		params: {},
		rule: null,
		mark: 'computed',
		extension: false,
		missing: [...new Set(missing)],
		proof: { code: `disposition.${reason}`, result: null },
	};
}

/** What the batch rules read of an idle finding. */
export function dispositionFactsOfIdle(
	idle: Pick<IdleFinding, 'finding' | 'limb' | 'consequence'>,
	facts: Pick<IdleFacts, 'governmentCause' | 'pricePaid' | 'fundsInPlace' | 'filed'>,
): DispositionFacts {
	const article = facts.governmentCause?.article;
	return {
		idle: idle.finding,
		idleLimb: idle.limb,
		idleConsequence: idle.consequence,
		governmentCause: article ?? 'none',
		planChanged: article === '8.2' ? true : null,
		undeliverable: article === '8.1' ? true : null,
		pricePaid: facts.pricePaid ?? null,
		fundsInPlace: facts.fundsInPlace ?? null,
		unfiled: facts.filed == null ? null : !facts.filed,
	};
}

function proposal(
	facts: DispositionFacts,
	rule: DispositionRule,
	rules: DispositionRules,
	missing: string[],
): Disposition {
	const read = (name: string): Scalar | null => facts[name as keyof DispositionFacts] ?? null;
	const params = Object.fromEntries((rule.params ?? []).map((name) => [name, read(name)]));
	return {
		batch: rule.batch,
		reason: rule.reason,
		params,
		rule: `${rules.id}@${rules.version}#${rule.id}`,
		mark: rule.mark,
		extension: rule.extension,
		missing: [...new Set(missing)],
		proof: {
			code: `disposition.${rule.reason}`,
			params,
			clause: {
				rule: `${rules.id}@${rules.version}`,
				clause: rule.clause,
				title: rules.title,
				source: rule.source,
				mark: rule.mark,
			},
			operands: factsIn(rule.when).map((name) => ({ name, value: read(name) })),
			result: rule.batch,
		},
	};
}

/** An open finding comes first: what else its rule asks matters only once that is settled. */
function toSettle(missing: string[]): string[] {
	const finding = missing.find((name) => name === 'idle' || name === 'lowEfficiency');
	return finding ? [finding] : missing;
}

/** A finding that is itself open is a fact not known: it must not read as "not yes". */
function settled(finding: Scalar | null | undefined): Scalar | null {
	return finding === undefined || finding === 'unknown' ? null : finding;
}

function factsIn(when: DispositionRule['when']): string[] {
	const names = Object.entries(when).flatMap(([name, test]) =>
		name === 'any' || name === 'all' ? (test as DispositionRule['when'][]).flatMap(factsIn) : [name],
	);
	return [...new Set(names)];
}
