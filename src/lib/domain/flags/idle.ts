import { civilDay, formatCivilDay, type CivilDay } from '../calendar/civil-date.ts';
import type { MakeProof, Proof } from '../proof.ts';
import { clauseOf } from './idle-clause.ts';
import { idleClock, type IdleClock } from './idle-clock.ts';
import { outcomeOf } from './idle-consequence.ts';
import type { AbsentStarted, IdleFacts } from './idle-facts.ts';
import type { Contradiction, IdleFinding, IdleReason, IdleWarning } from './idle-finding.ts';
import { causeOf, daysInSpan, type Cause } from './idle-government.ts';
import { notStartedVerdict } from './idle-not-started.ts';
import type { IdleRules } from './idle-rules.ts';
import { startedAsOf, type Started } from './idle-started.ts';
import { suspendedVerdict } from './idle-suspended.ts';
import { verdict, type IdleVerdict } from './idle-verdict.ts';

export interface IdleOptions {
	/** Default `unknown`: an absent actual date did not "not happen". */
	absentStarted?: AbsentStarted;
}

/** A finding whose proof is made only when asked for. */
export interface IdleJudgement extends Omit<IdleFinding, 'proof'> {
	proof: MakeProof;
}

/**
 * What Decree 53 says of one parcel as of a day (`YYYY-MM-DD`): pure, three-valued, with its proof.
 * Facts that cannot both be true give `unknown` with the contradiction as reason. Throws on a date or a cause that the
 * door should have refused.
 */
export function findIdle(
	facts: IdleFacts,
	asOf: string,
	rules: IdleRules,
	options: IdleOptions = {},
): IdleFinding {
	const judged = judgeIdle(facts, asOf, rules, options);
	return { ...judged, proof: judged.proof() };
}

/** The same finding as `findIdle`, its proof not yet made. */
export function judgeIdle(
	facts: IdleFacts,
	asOf: string,
	rules: IdleRules,
	options: IdleOptions = {},
): IdleJudgement {
	const absent = options.absentStarted ?? 'unknown';
	const day = civilDay(asOf);
	const clock = idleClock(facts, day, rules);
	const started = startedAsOf(facts, day, rules, absent);
	const cause = causeOf(facts, rules);
	const judged = judge(facts, day, clock, started, cause, rules, absent);
	const outcome = outcomeOf(facts, judged, rules, absent);
	const unpermitted = judged.finding === 'yes' && judged.limb === 1 && started.unpermitted;
	const notRealEstate = cause.kind === 'not-applicable';
	const discretion =
		judged.finding === 'yes' &&
		(judged.limb === 2 || judged.answerable === 'mixed' || unpermitted || notRealEstate);
	const warnings = [
		...clock.warnings,
		...furtherWarnings(judged, cause, facts, day, rules),
		...outsideDelay(judged, cause, clock, facts, day),
	];
	const reason = judged.reason ?? weighing(judged, unpermitted, notRealEstate, warnings);
	const open = judged.finding === 'yes' && cause.kind === 'whole' ? cause.missing : [];
	return {
		id: facts.id,
		finding: judged.finding,
		limb: judged.limb,
		days: clock.days,
		overdueDays: overdueDays(clock, started),
		consequence: outcome.consequence,
		discretion,
		fee: outcome.fee,
		feeBaseKind: outcome.feeBaseKind,
		approver: outcome.approver,
		blocked: outcome.blocked,
		...(reason === undefined ? {} : { reason }),
		missing: [...new Set([...judged.missing, ...outcome.missing, ...open])],
		proof: () => ({
			code: `idle.${judged.finding}`,
			params: { asOf, limb: judged.limb, reason: reason ?? null },
			clause: clauseOf(rules, judged.limb === 2 ? rules.areaShare : rules.idleYears),
			result: judged.finding,
			steps: [
				...[clock.proof, started.proof, ...judged.steps, ...outcome.steps].map((make) => make()),
				...warnings.map(warningStep),
			],
		}),
		effectiveStart: clock.start === null ? null : formatCivilDay(clock.start),
		idleFrom: clock.yearEnds === null ? null : formatCivilDay(clock.yearEnds + 1),
		recoveryFrom: clock.recoveryYearsEnd === null ? null : formatCivilDay(clock.recoveryYearsEnd + 1),
		netDays: judged.netDays,
		suspendedDays: judged.suspendedDays,
		menu: outcome.menu,
		warnings,
	};
}

function judge(
	facts: IdleFacts,
	asOf: CivilDay,
	clock: IdleClock,
	started: Started,
	cause: Cause,
	rules: IdleRules,
	absent: AbsentStarted,
): IdleVerdict {
	if (cause.kind === 'reversed') {
		const without = judge(facts, asOf, clock, started, { kind: 'none' }, rules, absent);
		if (without.finding !== 'yes') return without;
		return verdict('unknown', without.limb, {
			reason: 'government-cause-reversed',
			missing: ['governmentCause'],
			steps: [cause.proof],
		});
	}
	if (started.state === 'unknown') return startUnknown(clock, started, asOf);
	if (started.state === 'no') {
		const through = started.basis === 'stated' ? seenThrough(facts, asOf, absent) : asOf;
		return notStartedVerdict(clock, through, asOf, cause, rules);
	}
	if (started.unpermitted) {
		// Building without a permit is not 动工 in the words of art. 30; a court has held otherwise (中山).
		const asNotStarted = notStartedVerdict(clock, asOf, asOf, cause, rules);
		if (asNotStarted.finding === 'yes') return asNotStarted;
	}
	const judged = suspendedVerdict(facts, asOf, cause, rules, absent);
	if (judged.reason !== 'not-suspended' && judged.reason !== 'no-suspension-recorded') return judged;
	const late = started.on !== null && clock.yearEnds !== null && started.on > clock.yearEnds;
	return { ...judged, reason: late ? 'started-late' : judged.reason };
}

/** The last day for which a recorded "not started" speaks: its inspection, in imports. */
function seenThrough(facts: IdleFacts, asOf: CivilDay, absent: AbsentStarted): CivilDay {
	if (absent === 'statement' || !facts.inspectedOn) return asOf;
	return Math.min(asOf, civilDay(facts.inspectedOn));
}

function startUnknown(clock: IdleClock, started: Started, asOf: CivilDay): IdleVerdict {
	const fault = CONTRADICTED[started.basis as Contradiction];
	const suspension =
		started.basis === 'suspended-before-start' || started.basis === 'not-started-but-suspended';
	if (clock.start !== null && clock.yearEnds !== null && !suspension) {
		// Whatever the truth, the year has not run; without a contradiction the record stays open once it is overdue.
		if (asOf <= clock.start) return verdict('no', null, { reason: 'not-yet-due' });
		if (fault && asOf <= clock.yearEnds) return verdict('no', null, { reason: 'under-a-full-year' });
	}
	const limb = clock.yearEnds !== null && asOf > clock.yearEnds ? 1 : null;
	if (fault) return verdict('unknown', limb, { reason: started.basis as Contradiction, missing: fault });
	return verdict('unknown', limb, {
		reason: 'start-unknown',
		missing: ['started', ...(clock.start === null ? ['agreedStart', 'deliveredOn'] : [])],
	});
}

/** The facts to mend, by contradiction. */
const CONTRADICTED: Partial<Record<Contradiction, string[]>> = {
	'started-after-as-of': ['started', 'startedOn'],
	'not-started-but-dated': ['started', 'startedOn'],
	'not-started-but-suspended': ['started', 'suspendedOn'],
	'suspended-before-start': ['startedOn', 'suspendedOn'],
};

/** What the officer must weigh before deciding on a `yes`. */
function weighing(
	judged: IdleVerdict,
	unpermitted: boolean,
	notRealEstate: boolean,
	warnings: readonly IdleWarning[],
): IdleReason | undefined {
	if (judged.finding !== 'yes') return undefined;
	if (unpermitted) return 'built-without-permit';
	if (notRealEstate) return 'preparatory-work-not-real-estate';
	const faulty = warnings.some((w) => w.code === 'supplement-signed-after-start');
	return faulty ? 'supplement-signed-after-start' : undefined;
}

function overdueDays(clock: IdleClock, started: Started): number | null {
	if (clock.start === null) return null;
	if (started.state !== 'yes') return clock.days;
	return started.on === null ? null : Math.max(0, started.on - clock.start);
}

function furtherWarnings(
	judged: IdleVerdict,
	cause: Cause,
	facts: IdleFacts,
	asOf: CivilDay,
	rules: IdleRules,
): IdleWarning[] {
	const warnings: IdleWarning[] = [];
	const { developedAreaM2, dueAreaM2 } = facts;
	if (developedAreaM2 != null && dueAreaM2 != null && developedAreaM2 > dueAreaM2) {
		warnings.push({ code: 'developed-exceeds-due', params: { developedAreaM2, dueAreaM2 } });
	}
	if (judged.reason && judged.reason in CONTRADICTED) {
		warnings.push({ code: judged.reason as Contradiction, params: datesOf(facts) });
	}
	if (judged.reason === 'resumed-before-suspension' || judged.reason === 'government-cause-reversed') {
		warnings.push({ code: judged.reason, params: datesOf(facts) });
	}
	if (cause.kind === 'not-applicable') {
		warnings.push({ code: 'preparatory-work-not-real-estate', params: { use: facts.use ?? '' } });
	}
	if (asOf < civilDay(rules.effective.from)) {
		warnings.push({ code: 'rule-not-in-force', params: { from: rules.effective.from } });
	}
	return warnings;
}

/** A dated cause that shares no day with the delay cannot have caused it: it still decides as recorded, and is shown. */
function outsideDelay(
	judged: IdleVerdict,
	cause: Cause,
	clock: IdleClock,
	facts: IdleFacts,
	asOf: CivilDay,
): IdleWarning[] {
	if (judged.finding !== 'yes' || cause.kind !== 'span') return [];
	const from = judged.limb === 2 && facts.suspendedOn ? civilDay(facts.suspendedOn) : clock.start;
	if (from === null || daysInSpan(cause, from, asOf) > 0) return [];
	return [{ code: 'government-cause-outside-delay', params: datesOf(facts) }];
}

function datesOf(facts: IdleFacts): Record<string, string> {
	const dates = {
		startedOn: facts.startedOn,
		suspendedOn: facts.suspendedOn,
		resumedOn: facts.resumedOn,
		from: facts.governmentCause?.from,
		to: facts.governmentCause?.to,
	};
	return Object.fromEntries(Object.entries(dates).filter((entry): entry is [string, string] => !!entry[1]));
}

function warningStep(warning: IdleWarning): Proof {
	return { code: `idle.warning.${warning.code}`, params: warning.params };
}
