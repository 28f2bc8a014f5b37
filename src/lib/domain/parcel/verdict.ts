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
import type { Finding, Proof } from '../proof.ts';
import {
	determinationOf,
	procedureEventsOf,
	type Decision,
	type DecisionRef,
	type Determination,
	type FlagStatus,
} from '../flags/determination.ts';
import type { FlagChange } from '../flags/flag-change.ts';
import { idleChanges } from '../flags/idle-changes.ts';
import { lowEfficiencyChanges } from '../flags/low-efficiency-changes.ts';
import { nextDeadlines, type NextDeadline } from '../flags/next-deadlines.ts';
import type { StageFacts, StageFinding, StageJudgement } from '../stages/stage-finding.ts';
import type { StageRules } from '../stages/stage-rules.ts';
import { stagesOf } from '../stages/stages.ts';
import { idleFlagOf, judgeIdleFlag, type IdleFlag, type UseEvidence } from './idle-flag.ts';

/** The rule sets that flag and propose. */
export interface VerdictRules {
	idle: IdleRules;
	/** Null: no list covers the place and year; the finding is unknown, reason `no-list`. */
	lowEfficiency: LowEfficiencyRules | null;
	disposition: DispositionRules;
	/** Absent in runs made before the ledger of stages. */
	stages?: StageRules;
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
	/** Absent in runs made before the ledger of stages. */
	stage?: StageFacts;
	/** Papers of the parcel's case. */
	decisions?: readonly Decision[];
}

/** What stands beside a flag when somebody looks at one parcel. */
export interface FlagStanding extends Determination {
	/** What would change the finding; empty where no single operand does. */
	changes: FlagChange[];
	/** What is due next in its case. */
	deadlines: NextDeadline[];
}

export interface Verdict {
	idle: IdleFlag & FlagStanding;
	lowEfficiency: LowEfficiencyFinding & FlagStanding;
	disposition: Disposition;
	/** Empty for runs made before the ledger of stages. */
	stages: (StageFinding & { proof: Proof })[];
}

/** A flag's finding alone, as runs keep it; its proof is made again from the facts when somebody asks. */
export interface FlagFinding<Code extends string = 'idle' | 'low-efficiency'> {
	code: Code;
	finding: Finding;
	reason?: string;
	/** Facts that would settle what is open. */
	missing: string[];
	/** 疑似, 已认定 or 不予认定; absent: neither found nor decided. */
	status?: NonNullable<FlagStatus>;
	/** The paper that the status rests on. */
	decision?: DecisionRef;
}

/** What a verdict finds and proposes, unproven. */
export interface Findings {
	idle: FlagFinding<'idle'>;
	lowEfficiency: FlagFinding<'low-efficiency'>;
	disposition: Proposal;
	stages: StageFinding[];
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
	const { decisions = [] } = facts;
	return {
		idle: {
			...idle,
			...determinationOf('idle', idle.finding, decisions, asOf),
			changes: facts.idle === null ? [] : idleChanges(facts.idle, asOf, rules.idle),
			deadlines: nextDeadlines(idle, procedureEventsOf(decisions), asOf, rules.idle),
		},
		lowEfficiency: {
			...lowEfficiency,
			...determinationOf('low-efficiency', lowEfficiency.finding, decisions, asOf),
			changes: rules.lowEfficiency === null ? [] : lowEfficiencyChanges(readerOf(facts), rules.lowEfficiency),
			deadlines: [],
		},
		disposition,
		stages: stageJudgements(facts, rules, asOf).map(({ proof, ...stage }) => ({ ...stage, proof: proof() })),
	};
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
			idle: flagFinding('idle', idle, facts.decisions, asOf),
			lowEfficiency: flagFinding('low-efficiency', lowEfficiency, facts.decisions, asOf),
			disposition: propose(dispositionFacts(facts, idle, lowEfficiency.finding)),
			stages: stageJudgements(facts, rules, asOf).map(stageFinding),
		};
	};
}

function flagFinding<Code extends FlagFinding['code']>(
	code: Code,
	{ finding, reason, missing }: Omit<FlagFinding, 'code'>,
	decisions: readonly Decision[] | undefined,
	asOf: string,
): FlagFinding<Code> {
	const found: FlagFinding<Code> =
		reason === undefined ? { code, finding, missing } : { code, finding, reason, missing };
	const { status, decision } = determinationOf(code, finding, decisions ?? NO_PAPERS, asOf);
	if (status !== null) found.status = status;
	if (decision !== null) found.decision = decision;
	return found;
}

const NO_PAPERS: readonly Decision[] = [];

function stageFinding({ id, finding, reason, missing }: StageJudgement): StageFinding {
	return { id, finding, reason, missing };
}

function stageJudgements(facts: VerdictFacts, rules: VerdictRules, asOf: string): StageJudgement[] {
	if (facts.stage === undefined || rules.stages === undefined) return [];
	const read = readerOf(facts);
	const value = (name: string) => {
		const known = read(name);
		return typeof known === 'number' && !Number.isNaN(known) ? known : null;
	};
	const input = { stage: facts.stage, idle: facts.idle, value };
	return stagesOf(input, { rules: rules.stages, idleRules: rules.idle, asOf });
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

/**
 * What the batch rules read of a parcel: made again from what a run keeps, so that other batch rules can be applied to it
 * without evaluating anew.
 * @param lowEfficiency the run's own finding
 */
export function batchFactsOf(
	facts: VerdictFacts,
	rules: Pick<VerdictRules, 'idle'>,
	asOf: string,
	lowEfficiency: Finding,
): DispositionFacts {
	return dispositionFacts(facts, judgeIdleFlag(facts.idle, facts.evidence, asOf, rules.idle), lowEfficiency);
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
