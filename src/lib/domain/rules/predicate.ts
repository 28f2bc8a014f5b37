import { NUMERIC_FACTS, type FactColumns, type IndustryEdition, type NumericFact } from '../facts.ts';
import { divisionOf, industryDigits, sameDivisions } from './industry-division.ts';
import { industryFit, industryKey } from './industry-match.ts';
import type { Bound, Comparison, Scalar, When } from './rule-set.ts';

/** Three-valued truth, as numbers for the hot path. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;
export type Truth = typeof NO | typeof YES | typeof UNKNOWN;

/** Whether the condition holds for row `i`. */
export type Predicate = (i: number) => Truth;

/** What a condition may look at: the facts, and the indicators computed from them. */
export interface PredicateInput {
	columns: FactColumns;
	values: Record<string, Float64Array>;
	/** Edition in which the rule writes industry codes. */
	industryEdition: IndustryEdition;
	/** Civil date of the evaluation. */
	date: string;
}

/**
 * A `when` → a predicate over rows. A fact that is missing makes its test *unknown*, never false: `and` is no as soon
 * as one part is no, `or` is yes as soon as one part is yes, otherwise an unknown part leaves the whole unknown.
 */
export function predicateOf(when: When | null, input: PredicateInput): Predicate {
	const parts = Object.entries(when ?? {}).map(([name, test]): Predicate => {
		if (name === 'any' || name === 'all' || name === 'not') {
			const list = (test as When[]).map((part) => predicateOf(part, input));
			return name === 'any' ? or(list) : name === 'all' ? and(list) : not(or(list));
		}
		return factTest(name, test as Scalar | Scalar[] | Comparison, input);
	});
	return and(parts);
}

function and(parts: Predicate[]): Predicate {
	if (parts.length === 1) return parts[0] as Predicate;
	return (i) => {
		let truth: Truth = YES;
		for (const part of parts) {
			const t = part(i);
			if (t === NO) return NO;
			if (t === UNKNOWN) truth = UNKNOWN;
		}
		return truth;
	};
}

/** `not: [when, …]`: none of them holds. */
function not(part: Predicate): Predicate {
	return (i) => {
		const truth = part(i);
		return truth === UNKNOWN ? UNKNOWN : truth === YES ? NO : YES;
	};
}

function or(parts: Predicate[]): Predicate {
	return (i) => {
		let truth: Truth = NO;
		for (const part of parts) {
			const t = part(i);
			if (t === YES) return YES;
			if (t === UNKNOWN) truth = UNKNOWN;
		}
		return truth;
	};
}

function factTest(name: string, test: Scalar | Scalar[] | Comparison, input: PredicateInput): Predicate {
	const comparison: Comparison = Array.isArray(test)
		? { in: test }
		: typeof test === 'object'
			? test
			: { '==': test };
	const { columns } = input;
	if (name === 'industry') return industryTest(comparison, input);
	if (name === 'aboveScale') {
		const scale = columns.aboveScale;
		return tested(comparison, (i) => (scale[i] === -1 ? null : scale[i] === 1), input.date);
	}
	if (name === 'industryEdition') {
		return tested(comparison, (i) => columns.industryEdition[i] ?? null, input.date);
	}
	const numbers = (NUMERIC_FACTS as readonly string[]).includes(name)
		? columns.facts[name as NumericFact]
		: input.values[name];
	if (numbers) {
		return tested(
			comparison,
			(i) => {
				const x = numbers[i] as number;
				return Number.isNaN(x) ? null : x;
			},
			input.date,
		);
	}
	const other = columns.other[name];
	return other ? tested(comparison, (i) => other[i] ?? null, input.date) : () => UNKNOWN;
}

type Read = (i: number) => Scalar | null;

function tested(comparison: Comparison, read: Read, date: string): Predicate {
	const tests = testsOf(comparison, date);
	return (i) => {
		const value = read(i);
		if (value === null || value === '') return UNKNOWN;
		for (const test of tests) if (!test(value)) return NO;
		return YES;
	};
}

type Test = (value: Scalar) => boolean;

function testsOf(comparison: Comparison, date: string): Test[] {
	const tests: Test[] = [];
	for (const [operator, bound] of Object.entries(comparison)) {
		if (bound === undefined) continue;
		const due = Array.isArray(bound) ? bound : scalarOf(bound);
		if (operator === 'in') tests.push((v) => (due as Scalar[]).some((d) => same(v, d)));
		else if (operator === 'notIn') tests.push((v) => !(due as Scalar[]).some((d) => same(v, d)));
		else if (operator === 'withinYears') {
			const since = yearsBefore(date, Number(due));
			tests.push((v) => typeof v === 'string' && v > since);
		} else if (operator === '==') tests.push((v) => same(v, due as Scalar));
		else if (operator === '!=') tests.push((v) => !same(v, due as Scalar));
		else tests.push((v) => ordered(operator, v, due as Scalar));
	}
	return tests;
}

/** The value of a bound, whether bare or with where it stands. */
export function scalarOf(bound: Bound): Scalar {
	return typeof bound === 'object' ? bound.value : bound;
}

/** Equal as a table means it: 1 and true are one answer, and so are 33 and "33". */
function same(value: Scalar, due: Scalar): boolean {
	if (typeof value === 'number' && typeof due === 'number') return level(value, due) === due;
	if (typeof value === typeof due) return value === due;
	if (typeof due === 'boolean') return answerOf(value) === due;
	if (typeof value === 'boolean') return answerOf(due) === value;
	return String(value) === String(due);
}

const YES_WORDS = new Set<Scalar>([1, '1', 'true', 'yes', '是', '规上']);
const NO_WORDS = new Set<Scalar>([0, '0', 'false', 'no', '否', '规下']);

function answerOf(word: Scalar): boolean | null {
	return YES_WORDS.has(word) ? true : NO_WORDS.has(word) ? false : null;
}

function ordered(operator: string, value: Scalar, due: Scalar): boolean {
	// Dates are compared as ISO text; everything else as numbers.
	const [a, b] =
		typeof value === 'string' && typeof due === 'string' && !(isNumber(value) && isNumber(due))
			? [value, due]
			: [level(Number(value), Number(due)), Number(due)];
	if (operator === '>') return a > b;
	if (operator === '>=') return a >= b;
	if (operator === '<') return a < b;
	return a <= b;
}

/**
 * A number to be held against a bound: the bound itself where nothing but the last digits of a double parts them, so
 * that the same data in other units are on the same side of it.
 */
function level(x: number, bound: number): number {
	return Math.abs(x - bound) <= 1e-12 * Math.abs(bound) ? bound : x;
}

function isNumber(text: string): boolean {
	return text.trim() !== '' && !Number.isNaN(Number(text));
}

/** The civil date n years earlier, as ISO text; a comparison of texts needs no valid 29 February. */
function yearsBefore(date: string, years: number): string {
	const months = Math.round(years * 12);
	const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
	const year = String(Math.floor(total / 12)).padStart(4, '0');
	return `${year}-${String((total % 12) + 1).padStart(2, '0')}-${date.slice(8, 10)}`;
}

/** Industry codes are compared by prefix (`33` holds for C3311, `C` for all of manufacturing), and by division where ordered. */
function industryTest(comparison: Comparison, input: PredicateInput): Predicate {
	const { industry, industryEdition } = input.columns;
	const memo = new Map<string, Truth>();
	const judge = (code: string, edition: IndustryEdition): Truth => {
		const digits = industryDigits(code);
		if (digits === null || !sameDivisions(edition, input.industryEdition)) return UNKNOWN;
		const division = divisionOf(code) as string;
		for (const [operator, bound] of Object.entries(comparison)) {
			if (bound === undefined) continue;
			const due = Array.isArray(bound) ? bound : scalarOf(bound);
			const list = (Array.isArray(due) ? due : [due]) as Scalar[];
			const among = list.some((d) => industryFit(industryKey(String(d)), digits, input.industryEdition) > 0);
			const holds =
				operator === '==' || operator === 'in'
					? among
					: operator === '!=' || operator === 'notIn'
						? !among
						: ordered(operator, division, industryDigits(String(due)) ?? String(due));
			if (!holds) return NO;
		}
		return YES;
	};
	return (i) => {
		const code = industry[i] ?? null;
		if (code === null) return UNKNOWN;
		const edition = industryEdition[i] as IndustryEdition;
		const key = edition === 2017 ? code : `${edition}:${code}`;
		let truth = memo.get(key);
		if (truth === undefined) memo.set(key, (truth = judge(code, edition)));
		return truth;
	};
}
