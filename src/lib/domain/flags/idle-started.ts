import { civilDay, type CivilDay } from '../calendar/civil-date.ts';
import type { Finding, MakeProof } from '../proof.ts';
import { step } from './idle-clause.ts';
import type { AbsentStarted, IdleFacts } from './idle-facts.ts';
import type { Contradiction } from './idle-finding.ts';
import type { IdleRules } from './idle-rules.ts';

/** Whether construction had started (art. 30) as of a day, and how that is known. */
export interface Started {
	state: Finding;
	/** The day it started, where known and not after the as-of date. */
	on: CivilDay | null;
	basis: StartedBasis;
	/** Built on without a lawful permit: the court's view and the authority's differ, the officer decides. */
	unpermitted: boolean;
	proof: MakeProof;
}

export type StartedBasis =
	| 'stated'
	| 'stated-by-absence'
	| 'dated'
	| 'dated-later'
	| 'suspension'
	| 'completion'
	| 'unknown'
	| Contradiction;

/** `startedOn` outweighs silence; facts that cannot both be true leave the state unknown. */
export function startedAsOf(
	facts: IdleFacts,
	asOf: CivilDay,
	rules: IdleRules,
	absentStarted: AbsentStarted,
): Started {
	const on = facts.startedOn ? civilDay(facts.startedOn) : null;
	const suspended = facts.suspendedOn ? civilDay(facts.suspendedOn) : null;
	const [state, basis] = stateOf(facts, asOf, on, suspended, absentStarted);
	const seenBuilt = (facts.developedAreaM2 ?? 0) > 0;
	const unpermitted = (state === 'yes' && facts.permit === false) || (state === 'no' && seenBuilt);
	return {
		state,
		on: state === 'yes' ? on : null,
		basis,
		unpermitted,
		proof: step(rules, rules.meansOfStart, () => ({
			code: `idle.started.${basis}`,
			operands: [
				{ name: 'started', value: facts.started ?? null },
				{ name: 'startedOn', value: facts.startedOn ?? null },
				...(facts.suspendedOn ? [{ name: 'suspendedOn', value: facts.suspendedOn }] : []),
				...(facts.inspectedOn ? [{ name: 'inspectedOn', value: facts.inspectedOn }] : []),
				...(unpermitted
					? [
							{ name: 'permit', value: facts.permit ?? null },
							{ name: 'developedAreaM2', value: facts.developedAreaM2 ?? null, unit: '㎡' },
						]
					: []),
			],
			result: state,
		})),
	};
}

function stateOf(
	facts: IdleFacts,
	asOf: CivilDay,
	on: CivilDay | null,
	suspended: CivilDay | null,
	absentStarted: AbsentStarted,
): [Finding, StartedBasis] {
	if (on !== null && suspended !== null && suspended < on) return ['unknown', 'suspended-before-start'];
	if (on !== null) {
		if (on > asOf) return facts.started === true ? ['unknown', 'started-after-as-of'] : ['no', 'dated-later'];
		return facts.started === false ? ['unknown', 'not-started-but-dated'] : ['yes', 'dated'];
	}
	const suspendedByThen = suspended !== null && suspended <= asOf;
	if (facts.started === false) {
		return suspendedByThen ? ['unknown', 'not-started-but-suspended'] : ['no', 'stated'];
	}
	if (facts.started === true) return ['yes', 'stated'];
	// Only what was begun can be suspended or completed.
	if (suspendedByThen) return ['yes', 'suspension'];
	if (facts.completed === true) return ['yes', 'completion'];
	if (facts.started === undefined && absentStarted === 'statement') return ['no', 'stated-by-absence'];
	return ['unknown', 'unknown'];
}
