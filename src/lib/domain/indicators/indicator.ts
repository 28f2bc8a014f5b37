import type { NumericFact } from '../facts.ts';
import type { Mark } from '../proof.ts';

/** What every file of this folder exports: value = numerator ÷ (denominator × factor), unrounded. */
export interface Indicator extends AnyIndicator {
	numerator: NumericFact;
	denominator: NumericFact;
}

/** An indicator of ours, or one that a rule defines over any column of numbers. */
export interface AnyIndicator {
	id: string;
	/** A fact of ours, or a column of the table by its heading. */
	numerator: string;
	/** null: the numerator is the value already (净资产收益率); a group's is then the mean of its members'. */
	denominator: string | null;
	/** Brings the denominator to the formula's unit: 2000/3 where mu must become m², otherwise 1. */
	factor: number;
	unit: string;
	/** The direction in which more is better unless a rule says otherwise. */
	direction: Direction;
	source: string;
	mark: Mark;
}

export type Direction = 'forward' | 'reverse';

/**
 * The indicator of one object, unrounded. NaN where an operand is missing or the denominator is not positive: a
 * yield per nothing is not a number, and missing is never zero.
 */
export function ratioOf(numerator: number, denominator: number, factor: number): number {
	return denominator > 0 ? numerator / (denominator * factor) : NaN;
}
