/** More digits than this say nothing about land or money; they are rounded at the door of the solver. */
const MOST_DECIMALS = 9;

/** Decimals of a number as it is written: 0.25 → 2, 3e-7 → 7. */
export function decimalsOf(value: number): number {
	const [mantissa, exponent] = String(value).split('e') as [string, string?];
	const digits = mantissa.split('.')[1]?.length ?? 0;
	return Math.max(0, digits - Number(exponent ?? 0));
}

/**
 * The number of decimals at which every value is a whole number and their sum is exact in a double: as written, so that
 * 0.1 + 0.2 ≤ 0.3. At most nine, fewer where the sum would leave 2^52.
 */
export function commonDecimals(values: Iterable<number>, sum: number): number {
	let decimals = 0;
	for (const value of values) decimals = Math.max(decimals, decimalsOf(value));
	decimals = Math.min(decimals, MOST_DECIMALS);
	while (decimals > 0 && sum * 10 ** decimals > 2 ** 52) decimals--;
	return decimals;
}

/** A decimal as a whole number of 10^-decimals. */
export function scaled(value: number, decimals: number): number {
	return Math.round(value * 10 ** decimals);
}

/** And back: the nearest double of the decimal. */
export function unscaled(whole: number, decimals: number): number {
	return decimals === 0 ? whole : Number(`${whole}e-${decimals}`);
}
