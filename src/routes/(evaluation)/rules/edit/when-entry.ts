import { OTHER_FACT_NAMES } from '#lib/domain/other-fact-names.ts';
import { NUMERIC_FACTS } from '#lib/domain/facts.ts';
import { isObject } from './json-edit.ts';

/** What a condition may ask for: the statistics office's list and industry first, then figures, then the rest. */
export const ASKABLE_FACTS: readonly string[] = [
	'aboveScale',
	'industry',
	...NUMERIC_FACTS,
	...Object.keys(OTHER_FACT_NAMES).filter(
		(name) => !['id', 'group', 'industry', 'industryEdition', 'aboveScale'].includes(name),
	),
];
const YES_NO: readonly string[] = [
	'aboveScale',
	'utility',
	'underConstruction',
	'reserve',
	'insideUrbanBoundary',
];
const DATES: readonly string[] = ['establishedOn', 'newSupplyOn'];

export const OPERATORS = ['is', '>=', '>', '<=', '<', '!=', 'in', 'notIn', 'withinYears'] as const;
export type Operator = (typeof OPERATORS)[number];
export const JOINS = ['any', 'all', 'not'] as const;

/** One comparison of a fact as the form shows it; `text` is the value as typed. */
export interface Comparing {
	op: Operator;
	value: unknown;
	text: string;
}

/** The comparisons that stand under a fact: `true` is one, `{">=": 3, "<": 5}` two. */
export function comparingsOf(test: unknown): Comparing[] {
	if (Array.isArray(test)) return [comparing('in', test)];
	if (!isObject(test)) return [comparing('is', test)];
	return Object.entries(test).map(([op, value]) => comparing(op === '==' ? 'is' : (op as Operator), value));
}

function comparing(op: Operator, value: unknown): Comparing {
	return { op, value, text: Array.isArray(value) ? value.join('、') : String(value ?? '') };
}

/** Comparisons → what is written under the fact: a plain value for one equality, else by their signs. */
export function testOf(list: readonly Comparing[]): unknown {
	const [only] = list;
	if (list.length === 1 && only?.op === 'is') return only.value;
	return Object.fromEntries(list.map(({ op, value }) => [op === 'is' ? '==' : op, value]));
}

/** A typed text as the value that an operator takes for a fact: lists by commas, numbers where the fact is one. */
export function valueOf(fact: string, op: Operator, text: string): unknown {
	if (op === 'in' || op === 'notIn')
		return text
			.split(/[,，、\s]+/)
			.filter(Boolean)
			.map((item) => scalarOf(fact, item));
	if (op === 'withinYears') return Number(text);
	return scalarOf(fact, text);
}

function scalarOf(fact: string, text: string): string | number | boolean {
	if (isYesNo(fact, undefined)) return text === 'true';
	const numeric = (NUMERIC_FACTS as readonly string[]).includes(fact);
	// A code of an industry keeps its zeros; an unknown fact is a number where it reads as one.
	if (fact === 'industry' || DATES.includes(fact)) return text;
	return text.trim() !== '' && Number.isFinite(Number(text)) && (numeric || /^-?\d/.test(text))
		? Number(text)
		: text;
}

/** Whether a fact is asked for with yes or no. */
export function isYesNo(fact: string, value: unknown): boolean {
	return YES_NO.includes(fact) || typeof value === 'boolean';
}

/** What a new condition on a fact begins with. */
export function firstTest(fact: string): unknown {
	if (isYesNo(fact, undefined)) return true;
	if (DATES.includes(fact)) return { withinYears: 2 };
	if (fact === 'industry') return { in: ['13'] };
	return { '>=': 0 };
}
