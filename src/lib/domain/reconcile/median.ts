/** Median of sorted numbers, and 1.4826 × the median absolute deviation (the standard deviation, were they normal). */
export interface Spread {
	median: number;
	deviation: number;
}

/** Robust centre and spread: one value in two may be wild and they stand. Null for no values. */
export function spreadOf(values: readonly number[]): Spread | null {
	if (values.length === 0) return null;
	const median = medianOf(Float64Array.from(values));
	return { median, deviation: 1.4826 * medianOf(Float64Array.from(values, (x) => Math.abs(x - median))) };
}

function medianOf(values: Float64Array): number {
	const sorted = values.sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1
		? (sorted[middle] as number)
		: ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
