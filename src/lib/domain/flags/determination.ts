import type { Finding } from '../proof.ts';
import { PROCEDURE_EVENTS, type ProcedureEvent } from './idle-rules.ts';
import type { ProcedureEvents } from './next-deadlines.ts';

/** What a paper of a case is: an event of the idle procedure, or a finding on low efficiency. */
export const DECISION_KINDS = [
	...PROCEDURE_EVENTS,
	'low-efficiency-determination',
	'not-low-efficiency',
	'low-efficiency-settled',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Kinds that decide something: they carry a number, or nobody could look them up. */
export const NUMBERED_KINDS: ReadonlySet<string> = new Set<DecisionKind>([
	'idle-determination',
	'not-idle',
	'fee-decision',
	'recovery-decision',
	'low-efficiency-determination',
	'not-low-efficiency',
]);

/** A recorded paper of a parcel's case; dates are civil. */
export interface Decision {
	parcel: number;
	kind: DecisionKind;
	number: string | null;
	dated: string;
	servedOn: string | null;
	authority: string | null;
	cause: string | null;
	note: string | null;
}

/** The paper that a flag's status rests on. */
export interface DecisionRef {
	kind: DecisionKind;
	number: string | null;
	dated: string;
	authority: string | null;
}

/**
 * 疑似: our finding alone. 已认定: an authority's paper says so. 不予认定: a paper says it is not. Null: neither found nor
 * decided.
 */
export type FlagStatus = 'suspected' | 'determined' | 'rejected' | null;

export interface Determination {
	status: FlagStatus;
	decision: DecisionRef | null;
}

type Effect = 'determines' | 'rejects' | 'settles';
const EFFECTS: Record<'idle' | 'low-efficiency', Partial<Record<DecisionKind, Effect>>> = {
	idle: {
		'idle-determination': 'determines',
		// Neither is lawful without a determination before it (arts. 9, 14): the paper implies it.
		'fee-decision': 'determines',
		'recovery-decision': 'determines',
		'not-idle': 'rejects',
		'idle-settled': 'settles',
	},
	'low-efficiency': {
		'low-efficiency-determination': 'determines',
		'not-low-efficiency': 'rejects',
		'low-efficiency-settled': 'settles',
	},
};

/**
 * The status of a flag as of a day: the latest paper of its kind decides, whatever our finding says; without one a `yes`
 * is suspected and nothing more. A paper that settles the case (disposed of, or revoked) leaves our finding alone again.
 * @param decisions of the parcel, in any order
 */
export function determinationOf(
	flag: 'idle' | 'low-efficiency',
	finding: Finding,
	decisions: readonly Decision[],
	asOf: string,
): Determination {
	let latest: Decision | null = null;
	let effect: Effect | undefined;
	for (const decision of decisions) {
		const does = EFFECTS[flag][decision.kind];
		if (does === undefined || decision.dated > asOf) continue;
		if (latest === null || decision.dated >= latest.dated) [latest, effect] = [decision, does];
	}
	const suspected: FlagStatus = finding === 'yes' ? 'suspected' : null;
	if (latest === null || effect === 'settles') return { status: suspected, decision: null };
	return { status: effect === 'determines' ? 'determined' : 'rejected', decision: refOf(latest) };
}

/** The dates that clocks run from: the day of service where a paper was served, else its own. The latest of a kind. */
export function procedureEventsOf(decisions: readonly Decision[]): ProcedureEvents {
	const events: ProcedureEvents = {};
	for (const { kind, dated, servedOn } of decisions) {
		if (!(PROCEDURE_EVENTS as readonly string[]).includes(kind)) continue;
		const date = servedOn ?? dated;
		const known = events[kind as ProcedureEvent];
		if (known === undefined || known < date) events[kind as ProcedureEvent] = date;
	}
	return events;
}

function refOf({ kind, number, dated, authority }: Decision): DecisionRef {
	return { kind, number, dated, authority };
}
