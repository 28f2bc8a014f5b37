import type { IdleFacts } from '../flags/idle-facts.ts';
import { judgeIdle, type IdleJudgement } from '../flags/idle.ts';
import type { IdleFinding, IdleReason } from '../flags/idle-finding.ts';
import type { IdleRules } from '../flags/idle-rules.ts';
import type { Finding } from '../proof.ts';
import { idleFactsOf } from './idle-facts.ts';
import type { Inspection, Supply } from './supply.ts';

/** A parcel's idle flag: the finding of Decree 53, or why the decree has nothing to measure. */
export type IdleFlag = Omit<IdleFinding, 'id' | 'reason'> & {
	code: 'idle';
	reason?: IdleReason | 'no-supply-record' | 'in-use' | 'stock-land';
	/** Code of the supply whose clock this is; null without one. */
	supply: string | null;
};

/** What is known of a parcel beside its papers. */
export interface UseEvidence {
	/** An occupant reported figures for the data year: what stands there was built and is in use. */
	producing: boolean;
	/** Reserve or unsupplied stock: nobody holds it, so nobody left it idle. */
	stock: boolean;
}

/**
 * What the decree asks of a parcel: its newest supply, its inspections, and evidence of use, which settles an unknown
 * start but never a recorded one (an inspector's "not started" stands). Null without a supply on record.
 */
export function idleFactsOfParcel(
	supply: Supply | undefined,
	inspections: readonly Inspection[],
	{ producing }: UseEvidence,
): IdleFacts | null {
	if (supply === undefined) return null;
	const facts = idleFactsOf(supply, inspections);
	return producing && facts.started === null && facts.suspendedOn === null
		? { ...facts, started: true, completed: true }
		: facts;
}

/** The flag with its proof not yet made; `id` is the supply's code. */
type IdleFlagJudgement = Omit<IdleJudgement, 'id' | 'reason'> & {
	id: string | null;
	reason?: IdleFlag['reason'];
};

/**
 * The idle flag of a parcel as of a day. Without a supply on record the clock has no start; land in use or in stock is
 * then not idle, anything else is unknown.
 */
export function idleFlagOf(
	facts: IdleFacts | null,
	evidence: UseEvidence,
	asOf: string,
	rules: IdleRules,
): IdleFlag {
	const { id, proof, ...finding } = judgeIdleFlag(facts, evidence, asOf, rules);
	return { code: 'idle', supply: id, ...finding, proof: proof() };
}

/** The same finding as `idleFlagOf`, its proof not yet made. */
export function judgeIdleFlag(
	facts: IdleFacts | null,
	evidence: UseEvidence,
	asOf: string,
	rules: IdleRules,
): IdleFlagJudgement {
	if (facts !== null) return judgeIdle(facts, asOf, rules);
	return evidence.stock ? STOCK_LAND : evidence.producing ? IN_USE : NO_SUPPLY_RECORD;
}

const STOCK_LAND = withoutSupply('stock-land', 'no');
const IN_USE = withoutSupply('in-use', 'no');
const NO_SUPPLY_RECORD = withoutSupply('no-supply-record', 'unknown');

function withoutSupply(reason: NonNullable<IdleFlag['reason']>, finding: Finding): IdleFlagJudgement {
	return {
		id: null,
		finding,
		limb: null,
		days: null,
		overdueDays: null,
		consequence: 'none',
		discretion: false,
		fee: null,
		feeBaseKind: null,
		approver: null,
		blocked: [],
		reason,
		missing: finding === 'unknown' ? ['supply'] : [],
		proof: () => ({
			code: `idle.${reason}`,
			operands: [{ name: 'supply', value: null }],
			result: finding,
		}),
		effectiveStart: null,
		idleFrom: null,
		recoveryFrom: null,
		netDays: null,
		suspendedDays: null,
		menu: [],
		warnings: [],
	};
}
