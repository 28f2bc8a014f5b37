import { NUMERIC_FACTS, type FactRow, type NumericFact } from '../facts.ts';
import { ratioOf, type Indicator } from '../indicators/indicator.ts';
import { INDICATORS } from '../indicators/registry.ts';

/** A park's, county's or drawing's figure for one indicator. */
export interface GroupValue {
	/** Σ numerator ÷ Σ denominator over the members that have both; null where none has, or the sum is not positive. */
	value: number | null;
	numerator: number;
	denominator: number;
	/** Members that have both operands, and those that lack one (left out of both sums). */
	counted: number;
	missing: number;
}

/** Totals and indicators of a set of objects. */
export interface GroupTotal {
	members: number;
	/** Each fact's sum over the members that have it, and how many lack it; null where no one has it. */
	totals: Record<NumericFact, { sum: number | null; missing: number }>;
	indicators: Record<string, GroupValue>;
}

/**
 * A group's figures. The ratio is always the ratio of sums, never a sum or a mean of ratios: ten counties' yields per
 * mu do not add up to 209.58 (domain.md §8, W1).
 */
export function groupTotal(
	rows: readonly Pick<FactRow, 'facts'>[],
	indicators: readonly Indicator[] = INDICATORS,
): GroupTotal {
	return {
		members: rows.length,
		totals: Object.fromEntries(
			NUMERIC_FACTS.map((fact) => [fact, sumOf(rows, fact)]),
		) as GroupTotal['totals'],
		indicators: Object.fromEntries(indicators.map((i) => [i.id, groupValue(rows, i)])),
	};
}

function sumOf(
	rows: readonly Pick<FactRow, 'facts'>[],
	fact: NumericFact,
): { sum: number | null; missing: number } {
	const known = rows.flatMap((r) => r.facts[fact] ?? []);
	return { sum: known.length === 0 ? null : orderless(known), missing: rows.length - known.length };
}

function groupValue(rows: readonly Pick<FactRow, 'facts'>[], indicator: Indicator): GroupValue {
	const both = rows.filter(
		(r) => r.facts[indicator.numerator] !== null && r.facts[indicator.denominator] !== null,
	);
	const numerator = orderless(both.map((r) => r.facts[indicator.numerator] as number));
	const denominator = orderless(both.map((r) => r.facts[indicator.denominator] as number));
	const value = ratioOf(numerator, denominator, indicator.factor);
	return {
		value: Number.isNaN(value) ? null : value,
		numerator,
		denominator,
		counted: both.length,
		missing: rows.length - both.length,
	};
}

/** Adds in order of size, so that the order of the rows does not show. */
function orderless(numbers: number[]): number {
	return numbers.toSorted((a, b) => a - b).reduce((sum, x) => sum + x, 0);
}
