import type { IdleFacts } from '../flags/idle-facts.ts';
import { findIdle } from '../flags/idle.ts';
import type { IdleFinding, IdleReason } from '../flags/idle-finding.ts';
import type { IdleRules } from '../flags/idle-rules.ts';
import type { Proof } from '../proof.ts';
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
 * The idle flag of a parcel as of a day, from its newest supply and its inspections. Evidence of use settles an unknown
 * start, never a recorded one: an inspector's "not started" stands. Without a supply on record the clock has no start;
 * land in use is then not idle, anything else is unknown.
 */
export function idleFlagOf(
	supply: Supply | undefined,
	inspections: readonly Inspection[],
	evidence: UseEvidence,
	asOf: string,
	rules: IdleRules,
): { flag: IdleFlag; facts: IdleFacts | null } {
	if (supply === undefined) return { flag: withoutSupply(evidence), facts: null };
	const facts = idleFactsOf(supply, inspections);
	if (evidence.producing && facts.started === null && facts.suspendedOn === null) {
		facts.started = true;
		facts.completed = true;
	}
	const { id: _, ...finding } = findIdle(facts, asOf, rules);
	return { flag: { code: 'idle', supply: supply.code, ...finding }, facts };
}

function withoutSupply({ producing, stock }: UseEvidence): IdleFlag {
	const reason = stock ? 'stock-land' : producing ? 'in-use' : 'no-supply-record';
	const finding = reason === 'no-supply-record' ? 'unknown' : 'no';
	const proof: Proof = {
		code: `idle.${reason}`,
		operands: [{ name: 'supply', value: null }],
		result: finding,
	};
	return {
		code: 'idle',
		supply: null,
		finding,
		limb: null,
		days: null,
		overdueDays: null,
		consequence: 'none',
		discretion: false,
		fee: null,
		approver: null,
		blocked: [],
		reason,
		missing: finding === 'unknown' ? ['supply'] : [],
		proof,
		effectiveStart: null,
		idleFrom: null,
		recoveryFrom: null,
		netDays: null,
		suspendedDays: null,
		menu: [],
		warnings: [],
	};
}
