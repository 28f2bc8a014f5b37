import { formatCivilDay, type CivilDay } from '../calendar/civil-date.ts';
import { step } from './idle-clause.ts';
import type { IdleClock } from './idle-clock.ts';
import { fullYear } from './idle-full-year.ts';
import type { Cause } from './idle-government.ts';
import type { IdleRules } from './idle-rules.ts';
import { verdict, type IdleVerdict } from './idle-verdict.ts';

/**
 * Limb 1, art. 2(1): not started one full year after the effective start date.
 * `through` is the last day for which "not started" is known: the as-of date, or an inspection before it.
 */
export function notStartedVerdict(
	clock: IdleClock,
	through: CivilDay,
	asOf: CivilDay,
	cause: Cause,
	rules: IdleRules,
): IdleVerdict {
	const { start, yearEnds, recoveryYearsEnd } = clock;
	if (start === null || yearEnds === null || recoveryYearsEnd === null) {
		return verdict('unknown', 1, {
			reason: 'start-date-unknown',
			missing: ['agreedStart', 'deliveredOn'],
		});
	}
	if (asOf <= start) return verdict('no', null, { reason: 'not-yet-due' });
	if (asOf <= yearEnds) return verdict('no', null, { reason: 'under-a-full-year' });
	if (through <= yearEnds) {
		return verdict('unknown', 1, { reason: 'inspection-too-old', missing: ['started'] });
	}
	const year = fullYear({ start, end: through, termEnds: yearEnds, term: rules.idleYears }, cause, rules);
	const common = { netDays: year.netDays, steps: year.steps, answerable: year.answerable };
	if (year.attributed) {
		return verdict('no', 1, { ...common, reason: 'delay-attributed-to-government' });
	}
	const recoverable = through > recoveryYearsEnd;
	if (recoverable) {
		common.steps.push(
			step(rules, rules.recoveryYears, () => ({
				code: 'idle.term.reached',
				params: { years: rules.recoveryYears.value, termEnds: formatCivilDay(recoveryYearsEnd) },
				result: true,
			})),
		);
	}
	// Two years have passed, but the evidence reaches only into the second.
	const open = !recoverable && asOf > recoveryYearsEnd;
	return verdict('yes', 1, { ...common, recoverable, missing: open ? ['started'] : [] });
}
