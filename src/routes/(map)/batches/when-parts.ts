import {
	DISPOSITION_FACT_VALUES,
	DISPOSITION_FACTS,
	type DispositionFact,
} from '#lib/domain/disposition/disposition-rules.ts';
import type { Scalar, When } from '#lib/domain/rules/rule-set.ts';

/** A condition as the form shows it: facts with the values that they may have, and alternatives of the same kind. */
export interface WhenPart {
	fact: DispositionFact;
	values: Scalar[];
}

/** The facts that stand side by side in a condition, with their values; joins are not among them. */
export function partsOf(when: When): WhenPart[] {
	return Object.entries(when).flatMap(([name, test]) => {
		const fact = DISPOSITION_FACTS.find((one) => one === name);
		if (fact === undefined) return [];
		const bound = typeof test === 'object' && !Array.isArray(test) ? (test['in'] ?? test['==']) : test;
		return [{ fact, values: (Array.isArray(bound) ? bound : [bound]) as Scalar[] }];
	});
}

/** A condition with one fact's values changed; none takes the fact away. */
export function withFact(when: When, fact: DispositionFact, values: readonly Scalar[]): When {
	const next: When = { ...when };
	const [only] = values;
	if (only === undefined) delete next[fact];
	else next[fact] = values.length === 1 ? only : { in: [...values] };
	return next;
}

/** What a fact begins with when it is added. */
export function firstValue(fact: DispositionFact): Scalar {
	const allowed = DISPOSITION_FACT_VALUES[fact];
	return allowed === 'text' ? 'D' : (allowed[0] as Scalar);
}
