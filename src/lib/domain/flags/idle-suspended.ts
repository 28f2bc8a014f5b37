import { anniversary, civilDay, type CivilDay } from '../calendar/civil-date.ts';
import type { AbsentStarted, IdleFacts } from './idle-facts.ts';
import { fullYear } from './idle-full-year.ts';
import type { Cause } from './idle-government.ts';
import type { IdleRules } from './idle-rules.ts';
import { sharesBelow } from './idle-shares.ts';
import { verdict, type IdleVerdict } from './idle-verdict.ts';

/**
 * Limb 2, art. 2(2): started, too little developed or invested, and suspended for one full year up to the as-of date.
 * Work that was resumed by then is not suspended, however long it had stood.
 */
export function suspendedVerdict(
	facts: IdleFacts,
	asOf: CivilDay,
	cause: Cause,
	rules: IdleRules,
	absent: AbsentStarted,
): IdleVerdict {
	if (facts.completed === true) return verdict('no', null, { reason: 'completed' });
	const from = facts.suspendedOn ? civilDay(facts.suspendedOn) : null;
	const resumed = facts.resumedOn ? civilDay(facts.resumedOn) : null;
	if (from === null) return neverSuspended(facts, rules, absent);
	if (from > asOf) return verdict('no', null, { reason: 'not-suspended' });
	if (resumed !== null && resumed < from) {
		return verdict('unknown', 2, {
			reason: 'resumed-before-suspension',
			missing: ['suspendedOn', 'resumedOn'],
		});
	}
	if (resumed !== null && resumed <= asOf) return verdict('no', null, { reason: 'resumed' });

	const suspendedDays = asOf - from;
	const termEnds = anniversary(from, rules.suspendedYears.value);
	if (asOf <= termEnds) return verdict('no', null, { reason: 'suspended-under-a-full-year', suspendedDays });
	const shares = sharesBelow(facts, rules);
	if (shares.finding === 'no') {
		return verdict('no', null, { reason: 'shares-reached', suspendedDays, steps: [shares.proof] });
	}
	const through = knownThrough(facts, asOf, resumed, absent);
	if (through <= termEnds) {
		return verdict('unknown', 2, {
			reason: 'suspension-unknown',
			missing: ['resumedOn', ...shares.missing],
			suspendedDays: null,
			steps: [shares.proof],
		});
	}
	const year = fullYear({ start: from, end: through, termEnds, term: rules.suspendedYears }, cause, rules);
	const common = {
		suspendedDays,
		netDays: year.netDays,
		answerable: year.answerable,
		steps: [shares.proof, ...year.steps],
	};
	if (year.attributed) return verdict('no', 2, { ...common, reason: 'delay-attributed-to-government' });
	if (shares.finding === 'unknown') {
		const reason = shares.contradiction ? 'developed-exceeds-due' : 'shares-unknown';
		return verdict('unknown', 2, { ...common, reason, missing: shares.missing });
	}
	return verdict('yes', 2, common);
}

/** No suspension is recorded: stated by the investigator; otherwise open only where the shares raise the question. */
function neverSuspended(facts: IdleFacts, rules: IdleRules, absent: AbsentStarted): IdleVerdict {
	if (absent === 'statement') return verdict('no', null, { reason: 'not-suspended' });
	const shares = sharesBelow(facts, rules);
	if (shares.finding !== 'yes') {
		return verdict('no', null, { reason: 'no-suspension-recorded', steps: [shares.proof] });
	}
	return verdict('unknown', 2, {
		reason: 'suspension-unknown',
		missing: ['suspendedOn'],
		steps: [shares.proof],
	});
}

/** The last day for which the suspension is known to have gone on. */
function knownThrough(
	facts: IdleFacts,
	asOf: CivilDay,
	resumed: CivilDay | null,
	absent: AbsentStarted,
): CivilDay {
	if (resumed !== null || absent === 'statement') return asOf;
	return facts.inspectedOn ? Math.min(asOf, civilDay(facts.inspectedOn)) : -Infinity;
}
