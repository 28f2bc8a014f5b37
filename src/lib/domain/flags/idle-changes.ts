import Big from 'big.js';
import { anniversary, civilDay, formatCivilDay, type CivilDay } from '../calendar/civil-date.ts';
import type { FlagChange } from './flag-change.ts';
import type { IdleFacts } from './idle-facts.ts';
import { judgeIdle, type IdleJudgement, type IdleOptions } from './idle.ts';
import type { Fraction, IdleRules } from './idle-rules.ts';

/** A change to be tried: the operand's new value, and the facts (or the day) with it. */
interface Trial extends Omit<FlagChange, 'finding' | 'consequence' | 'unblocks'> {
	facts?: Partial<IdleFacts>;
	asOf?: string;
}

/**
 * "What would change this?" for an idle finding: for each single operand the smallest change that turns the finding, its
 * consequence or a bar. Each is tried by the judge itself and left out where it turns nothing. Pure.
 */
export function idleChanges(
	facts: IdleFacts,
	asOf: string,
	rules: IdleRules,
	options: IdleOptions = {},
): FlagChange[] {
	const now = judgeIdle(facts, asOf, rules, options);
	return trials(facts, asOf, now, rules).flatMap((trial) => {
		const { facts: changed, asOf: day, ...change } = trial;
		const then = judgeIdle({ ...facts, ...changed }, day ?? asOf, rules, options);
		const unblocks = now.blocked.filter((block) => !then.blocked.includes(block));
		const turned =
			then.finding !== now.finding || then.consequence !== now.consequence || unblocks.length > 0;
		if (!turned) return [];
		return [
			{
				...change,
				finding: then.finding,
				...(then.finding === 'yes' ? { consequence: then.consequence } : {}),
				...(unblocks.length > 0 ? { unblocks } : {}),
			},
		];
	});
}

function trials(facts: IdleFacts, asOf: string, now: IdleJudgement, rules: IdleRules): Trial[] {
	const day = civilDay(asOf);
	return [
		...startTrials(facts, asOf, now),
		...clockTrials(facts, day, now, rules),
		...suspensionTrials(facts, day, now, rules),
		...shareTrials(facts, now, rules),
		...causeTrials(facts, day, now),
		...(now.blocked.includes('art25-unfiled')
			? [{ code: 'filed', operand: 'filed', from: facts.filed ?? null, to: true, facts: { filed: true } }]
			: []),
	];
}

/** A start by the as-of day; where the start is not known, either answer. */
function startTrials(facts: IdleFacts, asOf: string, now: IdleJudgement): Trial[] {
	if (now.reason === 'start-unknown' || now.missing.includes('started')) {
		const told = (to: boolean): Trial => ({
			code: to ? 'started' : 'not-started',
			operand: 'started',
			from: facts.started ?? null,
			to,
			facts: { started: to, inspectedOn: asOf },
		});
		return [told(true), told(false)];
	}
	if (now.limb !== 1) return [];
	return [
		{
			code: 'started-by',
			operand: 'startedOn',
			from: facts.startedOn ?? null,
			to: asOf,
			facts: { started: true, startedOn: asOf, permit: true },
		},
	];
}

/** The clock: the earliest agreed start that would leave the year open, and the days on which time alone turns it. */
function clockTrials(facts: IdleFacts, day: CivilDay, now: IdleJudgement, rules: IdleRules): Trial[] {
	const { idleFrom, recoveryFrom } = now;
	const waiting =
		now.finding === 'no' && (now.reason === 'not-yet-due' || now.reason === 'under-a-full-year');
	const byTime = (code: string, to: string | null): Trial[] =>
		to !== null && civilDay(to) > day
			? [{ code, operand: 'asOf', from: formatCivilDay(day), to, asOf: to, facts: {} }]
			: [];
	if (waiting) return byTime('idle-from', idleFrom);
	if (now.limb !== 1 || now.effectiveStart === null) return [];
	const to = formatCivilDay(earliestOpenStart(day, rules.idleYears.value));
	const signed = [...(facts.supplements ?? []).map((s) => s.signedOn), to]
		.filter((d) => civilDay(d) <= day)
		.sort();
	return [
		{
			code: 'supplement',
			operand: 'supplements.agreedStart',
			from: now.effectiveStart,
			to,
			facts: {
				supplements: [...(facts.supplements ?? []), { signedOn: signed.at(-1) ?? to, agreedStart: to }],
			},
		},
		...(now.consequence === 'fee' ? byTime('recovery-from', recoveryFrom) : []),
	];
}

/** Limb 2: work resumed or finished, or a suspension that began later. */
function suspensionTrials(facts: IdleFacts, day: CivilDay, now: IdleJudgement, rules: IdleRules): Trial[] {
	if (!facts.suspendedOn) return [];
	const asOf = formatCivilDay(day);
	if (now.reason === 'suspended-under-a-full-year') {
		const turns = anniversary(civilDay(facts.suspendedOn), rules.suspendedYears.value) + 1;
		const to = formatCivilDay(turns);
		return [
			{ code: 'suspended-from', operand: 'asOf', from: asOf, to, asOf: to, facts: { inspectedOn: to } },
		];
	}
	if (now.limb !== 2) return [];
	return [
		{
			code: 'resumed',
			operand: 'resumedOn',
			from: facts.resumedOn ?? null,
			to: asOf,
			facts: { resumedOn: asOf },
		},
		{
			code: 'suspended-later',
			operand: 'suspendedOn',
			from: facts.suspendedOn,
			to: formatCivilDay(earliestOpenStart(day, rules.suspendedYears.value)),
			facts: { suspendedOn: formatCivilDay(earliestOpenStart(day, rules.suspendedYears.value)) },
		},
	];
}

/** The shares of art. 2(2): up to the line, or to just below it, in steps of a hundredth. */
function shareTrials(facts: IdleFacts, now: IdleJudgement, rules: IdleRules): Trial[] {
	const asked = now.limb === 2 || now.reason === 'shares-reached';
	if (!asked) return [];
	return [
		...shareTrial(facts, 'developedAreaM2', facts.dueAreaM2, rules.areaShare.value, 'm²'),
		...shareTrial(facts, 'investedWan', facts.totalInvestmentWan, rules.investmentShare.value, '万元'),
	];
}

function shareTrial(
	facts: IdleFacts,
	operand: 'developedAreaM2' | 'investedWan',
	whole: number | null | undefined,
	[numerator, denominator]: Fraction,
	unit: string,
): Trial[] {
	if (whole == null || whole === 0) return [];
	const now = facts[operand] ?? null;
	const line = Big(whole).times(numerator).div(denominator);
	// At the line it is no longer "不足"; a third has no decimal, so the next hundredth up is the nearest that holds.
	const reached = line.round(2, Big.roundUp);
	const below = line.round(2, Big.roundDown).eq(line) ? line.minus('0.01') : line.round(2, Big.roundDown);
	const trial = (code: string, to: Big): Trial => ({
		code,
		operand,
		from: now,
		to: to.toNumber(),
		unit,
		facts: { [operand]: to.toNumber() },
	});
	if (now === null) return [trial(`${operand}.reached`, reached), trial(`${operand}.below`, below)];
	return Big(now).lt(line) ? [trial(`${operand}.reached`, reached)] : [trial(`${operand}.below`, below)];
}

/** A cause of the government's: recorded without dates, or just long enough to leave less than a full year. */
function causeTrials(facts: IdleFacts, day: CivilDay, now: IdleJudgement): Trial[] {
	if (now.finding !== 'yes') return [];
	const from = now.limb === 2 ? facts.suspendedOn : now.effectiveStart;
	const whole: Trial[] = facts.governmentCause
		? []
		: [
				{
					code: 'government-cause',
					operand: 'governmentCause',
					from: null,
					to: '8',
					facts: { governmentCause: { article: '8.6' } },
				},
			];
	if (!from) return whole;
	const start = civilDay(from);
	const term = anniversary(start, 1) - start;
	const days = day - start - term;
	const cause = facts.governmentCause;
	const recorded = cause?.from && cause.to ? civilDay(cause.to) - civilDay(cause.from) + 1 : 0;
	if (days < 1 || (cause && recorded === 0)) return whole;
	const first = cause?.from ? Math.max(civilDay(cause.from), start + 1) : start + 1;
	return [
		...whole,
		{
			code: 'government-days',
			operand: 'governmentDays',
			from: recorded,
			to: days,
			unit: '天',
			facts: {
				governmentCause: {
					article: cause?.article ?? '8.6',
					from: formatCivilDay(first),
					to: formatCivilDay(first + days - 1),
				},
			},
		},
	];
}

/** The earliest day whose term of years has not run out before `day`. */
function earliestOpenStart(day: CivilDay, years: number): CivilDay {
	let start = anniversary(day, -years) - 2;
	while (anniversary(start, years) < day) start += 1;
	return start;
}
