/**
 * Bounds of statistical classes of a map: quantiles, equal intervals, natural breaks.
 * Every function takes ascending finite values and gives the *inner* bounds, ascending and without repeats: n classes
 * have at most n − 1 of them, fewer where values coincide. A value that equals a bound belongs to the class above it.
 */

/** How many values natural breaks look at: more are represented by evenly spaced order statistics. */
const MOST_VALUES = 4000;

/** The finite values in order; NaN and infinities are missing and in no class. */
export function sortedFinite(values: Float64Array): Float64Array {
	return values.filter((value) => Number.isFinite(value)).sort();
}

/** Bounds between `n` classes of about as many values each. */
export function quantileBreaks(sorted: Float64Array, n: number): number[] {
	const breaks: number[] = [];
	for (let i = 1; i < n; i++) breaks.push(sorted[Math.round((i * sorted.length) / n)] ?? NaN);
	return distinct(breaks, sorted);
}

/** Bounds between `n` classes of the same width from the lowest to the highest value. */
export function equalBreaks(sorted: Float64Array, n: number): number[] {
	const [low, high] = [sorted[0] ?? NaN, sorted.at(-1) ?? NaN];
	const breaks: number[] = [];
	for (let i = 1; i < n; i++) breaks.push(low + ((high - low) * i) / n);
	return distinct(breaks, sorted);
}

/**
 * Bounds between `n` classes with the least sum of squared deviations from their means (Jenks' natural breaks), found
 * exactly by dynamic programming over the sorted values: Wang & Song 2011, "Ckmeans.1d.dp", with the divide-and-conquer
 * column of its version 3.4. Above 4,000 values the order statistics stand for them.
 */
export function naturalBreaks(sorted: Float64Array, n: number): number[] {
	const values = thinned(sorted);
	const count = new Set(values).size;
	const classes = Math.min(n, count);
	if (classes < 2) return [];
	const starts = clusterStarts(values, classes);
	return distinct(
		starts.slice(1).map((at) => values[at] ?? NaN),
		sorted,
	);
}

/** The index at which each of `n` clusters of least squared deviation starts. */
function clusterStarts(values: Float64Array, n: number): number[] {
	const size = values.length;
	// Shifted by the median: sums of squares of large values would lose the digits that matter.
	const shift = values[size >> 1] ?? 0;
	const sum = new Float64Array(size + 1);
	const squares = new Float64Array(size + 1);
	for (let i = 0; i < size; i++) {
		const x = (values[i] as number) - shift;
		sum[i + 1] = (sum[i] as number) + x;
		squares[i + 1] = (squares[i] as number) + x * x;
	}
	/** Squared deviation of values from `a` up to and with `b`. */
	const spread = (a: number, b: number): number => {
		const s = (sum[b + 1] as number) - (sum[a] as number);
		const q = (squares[b + 1] as number) - (squares[a] as number);
		return Math.max(0, q - (s * s) / (b - a + 1));
	};
	let previous = Float64Array.from({ length: size }, (_, b) => spread(0, b));
	const startOf: Int32Array[] = [new Int32Array(size)];
	for (let k = 1; k < n; k++) {
		const cost = new Float64Array(size).fill(Infinity);
		const start = new Int32Array(size);
		const before = previous;
		const fill = (from: number, to: number, low: number, high: number): void => {
			if (from > to) return;
			const b = (from + to) >> 1;
			for (let a = Math.max(k, low); a <= Math.min(b, high); a++) {
				const total = (before[a - 1] as number) + spread(a, b);
				if (total < (cost[b] as number)) {
					cost[b] = total;
					start[b] = a;
				}
			}
			const best = start[b] as number;
			fill(from, b - 1, low, best);
			fill(b + 1, to, best, high);
		};
		fill(k, size - 1, k, size - 1);
		startOf.push(start);
		previous = cost;
	}
	const starts: number[] = [];
	let end = size - 1;
	for (let k = n - 1; k >= 0; k--) {
		const at = startOf[k]?.[end] ?? 0;
		starts.unshift(at);
		end = at - 1;
	}
	return starts;
}

function thinned(sorted: Float64Array): Float64Array {
	if (sorted.length <= MOST_VALUES) return sorted;
	const last = sorted.length - 1;
	return Float64Array.from(
		{ length: MOST_VALUES },
		(_, i) => sorted[Math.round((i * last) / (MOST_VALUES - 1))] as number,
	);
}

/** Bounds that part the values: a bound at or below the lowest value would leave an empty class under it. */
function distinct(breaks: readonly number[], sorted: Float64Array): number[] {
	const low = sorted[0] ?? Infinity;
	return breaks.filter((b, i) => Number.isFinite(b) && b > low && (i === 0 || b > (breaks[i - 1] as number)));
}
