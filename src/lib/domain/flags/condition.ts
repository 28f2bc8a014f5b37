import type { Finding } from '../proof.ts';
import type { Comparison, Scalar, When } from '../rules/rule-set.ts';

/** Facts of one object by name; absent or null is not known. */
export type ConditionFacts = Readonly<Record<string, Scalar | null | undefined>>;

/** Reads one object's fact; undefined or null is not known. */
export type ReadFact = (name: string) => Scalar | null | undefined;

export interface Condition {
	finding: Finding;
	/** The facts that keep it open; empty where it is settled. */
	missing: readonly string[];
}

/** A condition ready to be asked of one object after the other. */
export type Ask = (read: ReadFact) => Condition;

const YES: Condition = { finding: 'yes', missing: [] };
const NO: Condition = { finding: 'no', missing: [] };

/**
 * A `when` over the facts of one object, with what would settle it; compiled once, asked of each object.
 * (rules/predicate.ts asks the same of whole columns, without naming what is missing.)
 */
export function conditionOf(when: When | null): Ask {
	const parts = Object.entries(when ?? {}).map(([name, test]): Ask => {
		if (name !== 'any' && name !== 'all' && name !== 'not') return factCondition(name, test as FactTest);
		const list = (test as When[]).map(conditionOf);
		if (name === 'not') return joined(list.map(opposite), NO, YES);
		return name === 'any' ? joined(list, YES, NO) : joined(list, NO, YES);
	});
	return parts.length === 1 ? (parts[0] as Ask) : joined(parts, NO, YES);
}

type FactTest = Scalar | Scalar[] | Comparison;

/** One part that says `settling` settles the whole; where none does and none is open, it is `otherwise` (Kleene). */
function joined(parts: readonly Ask[], settling: Condition, otherwise: Condition): Ask {
	return (read) => {
		let open: readonly string[] | null = null;
		for (const part of parts) {
			const { finding, missing } = part(read);
			if (finding === settling.finding) return settling;
			if (finding === 'unknown') open = open === null ? missing : [...open, ...missing];
		}
		return open === null ? otherwise : { finding: 'unknown', missing: open };
	};
}

/** `not: [when, …]`: none of them holds; what is open stays open. */
function opposite(part: Ask): Ask {
	return (read) => {
		const asked = part(read);
		return asked.finding === 'unknown' ? asked : asked.finding === 'yes' ? NO : YES;
	};
}

function factCondition(name: string, test: FactTest): Ask {
	const comparison: Comparison = Array.isArray(test)
		? { in: test }
		: typeof test === 'object'
			? test
			: { '==': test };
	const tests = Object.entries(comparison) as [string, Scalar | Scalar[]][];
	const open: Condition = { finding: 'unknown', missing: [name] };
	return (read) => {
		const value = read(name);
		if (value === null || value === undefined || Number.isNaN(value)) return open;
		for (const [operator, due] of tests) if (!compares(value, operator, due)) return NO;
		return YES;
	};
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
