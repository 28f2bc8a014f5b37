import type { Finding, Proof } from '../proof.ts';

/** none: nothing follows; fee: 征缴闲置费; recovery: 无偿收回; menu: the ways of art. 12. */
export type Consequence = 'none' | 'fee' | 'recovery' | 'menu';

/** What Decree 53 says of one parcel as of a day. *Suspected*: only a recorded decision determines (疑似 ≠ 认定). */
export interface IdleFinding {
	id: string;
	finding: Finding;
	/** Limb 1: art. 2(1), never started. Limb 2: art. 2(2), started and suspended. Null where neither is in question. */
	limb: 1 | 2 | null;
	/** Full days from the day after the effective start date to the as-of date; 0 before it, null without one. */
	days: number | null;
	/** By how many days the start is late: to the day it started, or to the as-of date where it has not or is not known. */
	overdueDays: number | null;
	consequence: Consequence;
	/** The officer may decide otherwise: limb 2 ("也可以认定"), mixed causes, building without a permit. */
	discretion: boolean;
	/** 万元, unrounded; null where no fee is due or its base is not known. */
	fee: number | null;
	/** The kind of amount the fee is charged on; null where no fee is due. */
	feeBaseKind: string | null;
	/** Who approves (arts. 13, 14). */
	approver: string | null;
	blocked: IdleBlock[];
	/** Why not, or why not known; for `yes`, what the officer must weigh. */
	reason?: IdleReason;
	/** Facts that would settle what is open. */
	missing: string[];
	proof: Proof;

	// Beyond the contract.
	effectiveStart: string | null;
	/** First day on which limb 1 holds, and on which recovery is due, if nothing starts before. */
	idleFrom: string | null;
	recoveryFrom: string | null;
	/** `days` without the days of a dated government cause; null where there is none. */
	netDays: number | null;
	/** Full days of suspension up to the as-of date; null where not suspended or not known. */
	suspendedDays: number | null;
	/** The ways of art. 12, with what each asks; empty where the consequence is not `menu`. */
	menu: MenuOption[];
	/** Faults of the record that are shown and do not decide. */
	warnings: IdleWarning[];
}

export type IdleBlock = 'art25-unfiled';

export type IdleReason =
	| 'not-yet-due'
	| 'under-a-full-year'
	| 'started'
	| 'started-late'
	| 'completed'
	| 'not-suspended'
	| 'no-suspension-recorded'
	| 'suspended-under-a-full-year'
	| 'resumed'
	| 'shares-reached'
	| 'delay-attributed-to-government'
	| 'built-without-permit'
	| 'preparatory-work-not-real-estate'
	| 'supplement-signed-after-start'
	| 'start-unknown'
	| 'start-date-unknown'
	| 'inspection-too-old'
	| 'suspension-unknown'
	| 'shares-unknown'
	| Contradiction;

/** Facts that cannot both be true: the finding is unknown until they are mended. */
export type Contradiction =
	| 'started-after-as-of'
	| 'not-started-but-dated'
	| 'not-started-but-suspended'
	| 'suspended-before-start'
	| 'resumed-before-suspension'
	| 'developed-exceeds-due'
	| 'government-cause-reversed';

export interface IdleWarning {
	code:
		| Contradiction
		| 'supplement-signed-after-start'
		| 'supplement-over-one-year'
		| 'supplement-not-yet-signed'
		| 'supplement-moves-start-forward'
		| 'delivered-after-agreed-start'
		| 'government-cause-outside-delay'
		| 'preparatory-work-not-real-estate'
		| 'rule-not-in-force';
	params: Record<string, string | number>;
}

/** One way of art. 12: offered, barred, or open until `missing` is known. */
export interface MenuOption {
	/** `12.1` … `12.6`. */
	id: string;
	offered: Finding;
	missing: string[];
	clause: string;
}
