import type { Tie, Tier } from '../rules/rule-set.ts';
import { ranksWithin } from './population.ts';

/** Cuts of those ranked together, and how many they are. */
export interface Cuts {
	n: number;
	/** For each tier the lowest total that reaches it; null where no one does. */
	cuts: (number | null)[];
}

/**
 * The cuts of populationOf() (population.ts) without sorting: each is found by selection in linear time.
 * @param ranked comparable totals by row; NaN is not rated
 * @param scratch at least as long as `rows`
 */
export function cutsOf(
	ranked: Float64Array,
	rows: Int32Array,
	tiers: readonly Tier[] | null,
	tie: Tie,
	scratch: Float64Array,
): Cuts {
	let n = 0;
	for (let k = 0; k < rows.length; k++) {
		const x = ranked[rows[k] as number] as number;
		if (x === x) scratch[n++] = x;
	}
	const from = { at: 0 };
	const cuts = (tiers ?? []).map((tier, t): number | null => {
		if (tier.atLeast) return tier.atLeast.value;
		if (n === 0) return null;
		if (!tier.upTo) return t === (tiers as Tier[]).length - 1 ? best(scratch, n, n - 1, from) : null;
		const held = ranksWithin(tier.upTo.value, n, tier.closed ?? true);
		if (held === 0) return null;
		if (tie === 'best' || held >= n) return best(scratch, n, held - 1, from);
		// With the worst of equals, those that are equal to the first one outside are outside too.
		const outside = best(scratch, n, held, from);
		const cut = best(scratch, n, held - 1, from);
		if (cut !== outside) return cut;
		let least = Infinity;
		for (let k = 0; k < held; k++) {
			const x = scratch[k] as number;
			if (x > outside && x < least) least = x;
		}
		return least === Infinity ? null : least;
	});
	return { n, cuts };
}

/** The k-th best (0 is the best). Leaves the k best before it, so that a later, lower cut need not look at them again. */
function best(values: Float64Array, n: number, k: number, from: { at: number }): number {
	let low = k >= from.at ? from.at : 0;
	let high = n - 1;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const pivot = median(values[low] as number, values[middle] as number, values[high] as number);
		let i = low;
		let j = high;
		while (i <= j) {
			while ((values[i] as number) > pivot) i++;
			while ((values[j] as number) < pivot) j--;
			if (i > j) break;
			const swapped = values[i] as number;
			values[i++] = values[j] as number;
			values[j--] = swapped;
		}
		if (k <= j) high = j;
		else if (k >= i) low = i;
		else break;
	}
	from.at = k;
	return values[k] as number;
}

function median(a: number, b: number, c: number): number {
	return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
