import type { Finding } from '../proof.ts';
import type { Comparison, Scalar, When } from '../rules/rule-set.ts';
import { allOf, anyOf, findingOf } from './three-valued.ts';

/** Facts of one object by name; absent or null is not known. */
export type ConditionFacts = Readonly<Record<string, Scalar | null | undefined>>;

export interface Condition {
	finding: Finding;
	/** The facts that keep it open; empty where it is settled. */
	missing: string[];
}

/**
 * A `when` over the facts of one object, with what would settle it. (rules/predicate.ts asks the same of whole columns,
 * without naming what is missing.)
 */
export function conditionOf(when: When | null, facts: ConditionFacts): Condition {
	const parts = Object.entries(when ?? {}).map(([name, test]): Condition => {
		if (name !== 'any' && name !== 'all') return factCondition(name, test as FactTest, facts);
		const list = (test as When[]).map((part) => conditionOf(part, facts));
		return joined(list, name === 'any' ? anyOf : allOf);
	});
	return joined(parts, allOf);
}

type FactTest = Scalar | Scalar[] | Comparison;

function joined(parts: Condition[], join: (findings: Finding[]) => Finding): Condition {
	const finding = join(parts.map((p) => p.finding));
	return { finding, missing: finding === 'unknown' ? parts.flatMap((p) => p.missing) : [] };
}

function factCondition(name: string, test: FactTest, facts: ConditionFacts): Condition {
	const value = facts[name];
	if (value === null || value === undefined || Number.isNaN(value)) {
		return { finding: 'unknown', missing: [name] };
	}
	const comparison: Comparison = Array.isArray(test)
		? { in: test }
		: typeof test === 'object'
			? test
			: { '==': test };
	const holds = Object.entries(comparison).every(([operator, due]) =>
		compares(value, operator, due as Scalar | Scalar[]),
	);
	return { finding: findingOf(holds), missing: [] };
}

/** Whether `value operator due`; throws on an operator that has no meaning for one object (`withinYears`). */
export function compares(value: Scalar, operator: string, due: Scalar | Scalar[]): boolean {
	if (Array.isArray(due)) {
		const among = due.includes(value);
		if (operator === 'in') return among;
		if (operator === 'notIn') return !among;
	} else if (operator === '==') return value === due;
	else if (operator === '!=') return value !== due;
	else if (operator === '<') return value < due;
	else if (operator === '<=') return value <= due;
	else if (operator === '>') return value > due;
	else if (operator === '>=') return value >= due;
	throw new Error(`condition: got operator ${operator}, expected one of == != < <= > >= in notIn`);
}
