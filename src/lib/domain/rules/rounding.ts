import type { Figure } from './rule-set.ts';

/**
 * x rounded to so many decimal digits, halves away from zero as in a table of a bureau. What the machine's last bits
 * take off a half is put back (1.005 to two digits is 1.01). NaN stays.
 */
export function roundTo(x: number, digits: number): number {
	const scale = 10 ** digits;
	const size = Math.abs(x) * scale;
	return (Math.sign(x) * Math.floor(size + 0.5 + Math.max(1, size) * 1e-12)) / scale + 0;
}

/** The rounding that a figure of digits asks for; null: none. */
export function rounder(digits: Figure | undefined): ((x: number) => number) | null {
	return digits ? (x) => roundTo(x, digits.value) : null;
}
