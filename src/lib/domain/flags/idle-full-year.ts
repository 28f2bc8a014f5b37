import { formatCivilDay, type CivilDay } from '../calendar/civil-date.ts';
import type { MakeProof } from '../proof.ts';
import { step } from './idle-clause.ts';
import { daysInSpan, type Cause } from './idle-government.ts';
import type { IdleRules, Marked } from './idle-rules.ts';

/** Whether the full term has run, with and without the days of a government cause. */
export interface FullYear {
	reached: boolean;
	/** Null: no dated cause. */
	netDays: number | null;
	answerable: 'holder' | 'government' | 'mixed';
	/** The term has run only if the government's days are counted in. */
	attributed: boolean;
	steps: MakeProof[];
}

/**
 * Counts from `start` (itself not counted) through `end`: the term has run from the day after `termEnds`. The days of
 * a dated government cause are left out of the net count; both must reach the term (practice, not in the decree).
 */
export function fullYear(
	count: { start: CivilDay; end: CivilDay; termEnds: CivilDay; term: Marked<number> },
	cause: Cause,
	rules: IdleRules,
): FullYear {
	const { start, end, termEnds, term } = count;
	const reached = end > termEnds;
	const days = Math.max(0, end - start);
	const steps: MakeProof[] = [
		step(rules, term, () => ({
			code: reached ? 'idle.term.reached' : 'idle.term.not-reached',
			params: { years: term.value, termEnds: formatCivilDay(termEnds) },
			operands: [
				{ name: 'from', value: formatCivilDay(start) },
				{ name: 'asOf', value: formatCivilDay(end) },
			],
			arithmetic: `${formatCivilDay(end)} − ${formatCivilDay(start)} = ${days} 天；期满日 ${formatCivilDay(termEnds)}，次日起满${term.value}年`,
			result: reached,
		})),
	];
	const plain = { reached, netDays: null, answerable: 'holder' as const, attributed: false, steps };
	if (cause.kind === 'none' || cause.kind === 'reversed') return plain;
	steps.push(cause.proof);
	if (cause.kind === 'not-applicable') return plain;
	if (cause.kind === 'whole' || !rules.deductGovernmentDays.value) {
		return { ...plain, answerable: 'government' };
	}
	const spanDays = daysInSpan(cause, start, end);
	const netDays = days - spanDays;
	const netReached = netDays > termEnds - start;
	steps.push(
		step(rules, rules.deductGovernmentDays, () => ({
			code: 'idle.net-days',
			operands: [
				{ name: 'days', value: days, unit: '天' },
				{ name: 'governmentDays', value: spanDays, unit: '天' },
			],
			arithmetic: `${days} − ${spanDays} = ${netDays} 天，${netReached ? '超过' : '未超过'}满${term.value}年的 ${termEnds - start} 天`,
			result: netDays,
		})),
	);
	return {
		reached: reached && netReached,
		netDays,
		answerable: reached && netReached ? 'mixed' : 'government',
		attributed: reached && !netReached,
		steps,
	};
}
