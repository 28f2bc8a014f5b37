import {
	dispositionFactsOfIdle,
	proposalOf,
	proposeDisposition,
	type Proposal,
} from '../disposition/propose.ts';
import type { Disposition, DispositionFacts, DispositionRules } from '../disposition/disposition-rules.ts';
import type { FactRow, NumericFact } from '../facts.ts';
import type { ReadFact } from '../flags/condition.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import type { IdleRules } from '../flags/idle-rules.ts';
import { findLowEfficiency, lowEfficiencyOf } from '../flags/low-efficiency.ts';
import { NO_LOW_EFFICIENCY_LIST } from '../flags/no-low-efficiency-list.ts';
import type { LowEfficiencyFinding } from '../flags/low-efficiency-finding.ts';
import type { LowEfficiencyRules } from '../flags/low-efficiency-rules.ts';
import type { Finding } from '../proof.ts';
import { idleFlagOf, judgeIdleFlag, type IdleFlag, type UseEvidence } from './idle-flag.ts';

/** The rule sets that flag and propose. */
export interface VerdictRules {
	idle: IdleRules;
	/** Null: no list covers the place and year; the finding is unknown, reason `no-list`. */
	lowEfficiency: LowEfficiencyRules | null;
	disposition: DispositionRules;
}

/** All that a parcel's flags and its disposition are made of; a run keeps it, so that the proof can be made again. */
export interface VerdictFacts {
	row: FactRow;
	values: Record<string, number | null>;
	grade: string | null;
	idle: IdleFacts | null;
	evidence: UseEvidence;
	stockKind: string | null;
	missingPapers: string[] | null;
}

export interface Verdict {
	idle: IdleFlag;
	lowEfficiency: LowEfficiencyFinding;
	disposition: Disposition;
}

/** A flag's finding alone, as runs keep it; its proof is made again from the facts when somebody asks. */
export interface FlagFinding<Code extends string = 'idle' | 'low-efficiency'> {
	code: Code;
	finding: Finding;
	reason?: string;
	/** Facts that would settle what is open. */
	missing: string[];
}

/** What a verdict finds and proposes, unproven. */
export interface Findings {
	idle: FlagFinding<'idle'>;
	lowEfficiency: FlagFinding<'low-efficiency'>;
	disposition: Proposal;
}

/** A parcel's flags as of a day and the batch proposed for it, each with its proof. */
export function verdictOf(facts: VerdictFacts, rules: VerdictRules, asOf: string): Verdict {
	const idle = idleFlagOf(facts.idle, facts.evidence, asOf, rules.idle);
	const lowEfficiency =
		rules.lowEfficiency === null
			? NO_LOW_EFFICIENCY_LIST
			: findLowEfficiency(readerOf(facts), rules.lowEfficiency);
	const disposition = proposeDisposition(
		dispositionFacts(facts, idle, lowEfficiency.finding),
		rules.disposition,
	);
	return { idle, lowEfficiency, disposition };
}

/** The same findings as `verdictOf`, unproven: rules compiled once, asked of each parcel of a year. */
export function findingsUnder(rules: VerdictRules, asOf: string): (facts: VerdictFacts) => Findings {
	const judgeLowEfficiency =
		rules.lowEfficiency === null ? () => NO_LOW_EFFICIENCY_LIST : lowEfficiencyOf(rules.lowEfficiency);
	const propose = proposalOf(rules.disposition);
	return (facts) => {
		const idle = judgeIdleFlag(facts.idle, facts.evidence, asOf, rules.idle);
		const lowEfficiency = judgeLowEfficiency(readerOf(facts));
		return {
			idle: flagFinding('idle', idle),
			lowEfficiency: flagFinding('low-efficiency', lowEfficiency),
			disposition: propose(dispositionFacts(facts, idle, lowEfficiency.finding)),
		};
	};
}

function flagFinding<Code extends string>(
	code: Code,
	{ finding, reason, missing }: Omit<FlagFinding, 'code'>,
): FlagFinding<Code> {
	return reason === undefined ? { code, finding, missing } : { code, finding, reason, missing };
}

/** What the low-efficiency list may ask of a parcel: its facts, its indicators, and what else is known of it. */
function readerOf({ row, values }: VerdictFacts): ReadFact {
	return (name) => {
		if (name === 'aboveScale') return row.aboveScale;
		if (name === 'industry') return row.industry;
		const other = row.other?.[name];
		if (other !== undefined) return other;
		const value = values[name];
		return value !== undefined ? value : row.facts[name as NumericFact];
	};
}

function dispositionFacts(
	facts: VerdictFacts,
	idle: Parameters<typeof dispositionFactsOfIdle>[0],
	lowEfficiency: Finding,
): DispositionFacts {
	const asked = dispositionFactsOfIdle(idle, facts.idle ?? {});
	asked.stockKind = facts.stockKind ?? (facts.idle || facts.evidence.producing ? 'supplied' : null);
	asked.papersMissing = facts.missingPapers === null ? null : facts.missingPapers.length > 0;
	asked.lowEfficiency = lowEfficiency;
	asked.grade = facts.grade;
	return asked;
}
