import type { ShareRounding, Tier, Tie } from '../rules/rule-set.ts';
import type { Population } from './fitted.ts';

/**
 * Ranks and cuts of those ranked together. `totals` are comparable totals in any order (sorted in place). Equal totals
 * share the best rank and so the better grade; with `tie: 'worst'` the worst of both.
 */
export function populationOf(
	totals: Float64Array,
	tiers: readonly Tier[] | null,
	tie: Tie,
	shares: ShareRounding = 'floor',
): Population {
	const sorted = totals.sort().reverse();
	const cuts = (tiers ?? []).map((tier, t) =>
		cutOf(tier, t === (tiers?.length ?? 0) - 1, sorted, tie, shares),
	);
	const counts = cuts.map(() => 0);
	for (let k = 0; k < sorted.length; k++) {
		const t = tierOf(sorted[k] as number, tiers, cuts);
		if (t >= 0) counts[t] = (counts[t] as number) + 1;
	}
	return { n: sorted.length, totals: Array.from(sorted), cuts, counts };
}

/** The lowest total that reaches the tier; null where no one does (a share of a small group may hold nobody). */
function cutOf(
	tier: Tier,
	last: boolean,
	sorted: Float64Array,
	tie: Tie,
	shares: ShareRounding,
): number | null {
	if (tier.atLeast) return tier.atLeast.value;
	const n = sorted.length;
	if (n === 0) return null;
	// The last tier takes the rest, and a tier without a number that is not last is unknown (the set is partial).
	if (!tier.upTo) return last ? (sorted[n - 1] as number) : null;
	const held = ranksWithin(tier.upTo.value, n, tier.closed ?? true, shares);
	if (held === 0) return null;
	let k = held - 1;
	if (tie === 'worst' && held < n) while (k >= 0 && sorted[k] === sorted[held]) k--;
	return k < 0 ? null : (sorted[k] as number);
}

/**
 * How many ranks of n a cumulative share holds; the end itself only where closed. 20 % of 120 closed is 24. A share
 * that is no whole number of ranks holds those within it (`floor`), the nearest whole number, or one more (`ceil`).
 */
export function ranksWithin(share: number, n: number, closed: boolean, how: ShareRounding = 'floor'): number {
	if (share >= 1) return n;
	const exact = share * n;
	const whole = Math.round(exact);
	if (Math.abs(exact - whole) <= 1e-9) return closed ? whole : Math.max(0, whole - 1);
	if (how === 'ceil') return Math.ceil(exact);
	return how === 'round' ? Math.floor(exact + 0.5) : Math.floor(exact);
}

/** The tier of a comparable total by the stored cuts, -1 where it reaches none. */
export function tierOf(
	total: number,
	tiers: readonly Tier[] | null,
	cuts: readonly (number | null)[],
): number {
	if (!tiers) return -1;
	for (let t = 0; t < tiers.length; t++) {
		const tier = tiers[t] as Tier;
		const cut = cuts[t];
		const last = t === tiers.length - 1;
		if (last && !tier.atLeast) return t;
		if (cut === null || cut === undefined) continue;
		if (total > cut || (total === cut && (tier.upTo !== undefined || tier.closed !== false))) return t;
	}
	return -1;
}

/** Rank of a comparable total among `totals` (best first): 1 + how many are better, or all that are not worse. */
export function rankOf(total: number, totals: Float64Array, tie: Tie): number {
	let low = 0;
	let high = totals.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const other = totals[middle] as number;
		if (tie === 'best' ? other > total : other >= total) low = middle + 1;
		else high = middle;
	}
	return tie === 'worst' && low > 0 && totals[low - 1] === total ? low : low + 1;
}
