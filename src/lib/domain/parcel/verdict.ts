import { dispositionFactsOfIdle, proposeDisposition } from '../disposition/propose.ts';
import type { Disposition, DispositionRules } from '../disposition/disposition-rules.ts';
import type { FactRow } from '../facts.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import type { IdleRules } from '../flags/idle-rules.ts';
import { findLowEfficiency } from '../flags/low-efficiency.ts';
import type { LowEfficiencyFinding } from '../flags/low-efficiency-finding.ts';
import type { LowEfficiencyRules } from '../flags/low-efficiency-rules.ts';
import { idleFlagOf, type IdleFlag, type UseEvidence } from './idle-flag.ts';

/** The rule sets that flag and propose. */
export interface VerdictRules {
	idle: IdleRules;
	lowEfficiency: LowEfficiencyRules;
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

/** A parcel's flags as of a day and the batch proposed for it, each with its proof. */
export function verdictOf(facts: VerdictFacts, rules: VerdictRules, asOf: string): Verdict {
	const { row } = facts;
	const idle = idleFlagOf(facts.idle, facts.evidence, asOf, rules.idle);
	const lowEfficiency = findLowEfficiency(
		{ ...row.facts, ...facts.values, ...row.other, aboveScale: row.aboveScale, industry: row.industry },
		rules.lowEfficiency,
	);
	const disposition = proposeDisposition(
		{
			stockKind: facts.stockKind ?? (facts.idle ? 'supplied' : null),
			papersMissing: facts.missingPapers === null ? null : facts.missingPapers.length > 0,
			...dispositionFactsOfIdle(idle, facts.idle ?? {}),
			lowEfficiency: lowEfficiency.finding,
			grade: facts.grade,
		},
		rules.disposition,
	);
	return { idle, lowEfficiency, disposition };
}
