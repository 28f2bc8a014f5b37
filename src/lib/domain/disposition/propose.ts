import { conditionOf } from '../flags/condition.ts';
import type { IdleFinding } from '../flags/idle-finding.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import type { Proof } from '../proof.ts';
import type { Scalar } from '../rules/rule-set.ts';
import type {
	Disposition,
	DispositionFact,
	DispositionFacts,
	DispositionRule,
	DispositionRules,
} from './disposition-rules.ts';

/** A proposal without its proof: what an evaluation of a whole county asks for. */
export type Proposal = Omit<Disposition, 'proof'>;

/**
 * Which of the three batches is proposed for a parcel, and why: the first rule of the list that holds. An earlier rule
 * that missing facts leave open is not taken, and its facts are named. A suggestion: the officer decides.
 */
export function proposeDisposition(given: DispositionFacts, rules: DispositionRules): Disposition {
	const proposal = proposalOf(rules)(given);
	const rule = rules.rules.find((r) => nameOf(r, rules) === proposal.rule);
	return { ...proposal, proof: rule ? proofOf(given, rule, rules) : noProof(proposal.reason) };
}

/** The same proposal as `proposeDisposition`, unproven: the rules compiled once, asked of each parcel. */
export function proposalOf(rules: DispositionRules): (given: DispositionFacts) => Proposal {
	const questions = rules.rules
		.filter((rule) => rule.enabled !== false)
		.map((rule) => ({ rule, name: nameOf(rule, rules), holds: conditionOf(rule.when) }));
	return (given) => {
		const read = (name: string) => readFact(given, name);
		const missing: string[] = [];
		for (const { rule, name, holds } of questions) {
			const condition = holds(read);
			if (condition.finding === 'yes') {
				return {
					batch: rule.batch,
					reason: rule.reason,
					params: paramsOf(given, rule),
					rule: name,
					mark: rule.mark,
					extension: rule.extension,
					missing: [...new Set(missing)],
				};
			}
			missing.push(...toSettle(condition.missing));
		}
		// nothing suspected of it: papers that nobody looked for do not make a parcel in good use an open case
		const nothingSuspected = read('idle') === 'no' && read('lowEfficiency') === 'no';
		return {
			batch: null,
			reason: missing.length > 0 && !nothingSuspected ? 'not-enough-data' : 'no-finding',
			params: {},
			rule: null,
			mark: 'computed',
			extension: false,
			missing: [...new Set(missing)],
		};
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

function nameOf(rule: DispositionRule, rules: DispositionRules): string {
	return `${rules.id}@${rules.version}#${rule.id}`;
}

function paramsOf(facts: DispositionFacts, rule: DispositionRule): Proposal['params'] {
	const params: Proposal['params'] = {};
	for (const name of rule.params ?? []) params[name] = readFact(facts, name);
	return params;
}

function proofOf(facts: DispositionFacts, rule: DispositionRule, rules: DispositionRules): Proof {
	return {
		code: `disposition.${rule.reason}`,
		params: paramsOf(facts, rule),
		clause: {
			rule: `${rules.id}@${rules.version}`,
			clause: rule.clause,
			title: rules.title,
			source: rule.source,
			mark: rule.mark,
		},
		operands: factsIn(rule.when).map((name) => ({ name, value: readFact(facts, name) })),
		result: rule.batch,
	};
}

function noProof(reason: string): Proof {
	return { code: `disposition.${reason}`, result: null };
}

/** An open finding comes first: what else its rule asks matters only once that is settled. */
function toSettle(missing: readonly string[]): readonly string[] {
	const finding = missing.find((name) => name === 'idle' || name === 'lowEfficiency');
	return finding ? [finding] : missing;
}

/** A finding that is itself open is a fact not known: it must not read as "not yes". */
function readFact(facts: DispositionFacts, name: string): Scalar | null {
	const value = facts[name as DispositionFact] ?? null;
	const open = value === 'unknown' && (name === 'idle' || name === 'lowEfficiency');
	return open ? null : value;
}

function factsIn(when: DispositionRule['when']): string[] {
	const names = Object.entries(when).flatMap(([name, test]) =>
		name === 'any' || name === 'all' ? (test as DispositionRule['when'][]).flatMap(factsIn) : [name],
	);
	return [...new Set(names)];
}
