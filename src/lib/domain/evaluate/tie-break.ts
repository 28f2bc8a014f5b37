import { operandColumn, isNumericFact } from '../indicators/operand.ts';
import { definitionOf } from '../rules/rule-indicators.ts';
import type { RuleGroup, RuleIndicator, ShareRounding, Tier } from '../rules/rule-set.ts';
import type { Population } from './fitted.ts';
import { ranksWithin } from './population.ts';
import type { Table } from './score-group.ts';

/** What parts equal totals, the first one first; more is better, null (missing) is last. */
export type Breaks = (number | null)[];

interface Ranked {
	total: number;
	breaks: Breaks;
}

/** Reads what a group's rule parts equal totals by; null where it does not. */
export function breaksOf(group: RuleGroup, table: Table): ((i: number) => Breaks) | null {
	if (!group.tieBreak || group.tieBreak.length === 0) return null;
	const columns = group.tieBreak.map((id) => {
		const rule = group.indicators.find((r) => r.id === id);
		const direction = rule?.direction ?? definitionOf({ id } as RuleIndicator)?.direction ?? 'forward';
		const values = isNumericFact(id) ? operandColumn(table.columns, id) : table.values[id];
		return { values: values as Float64Array, sign: direction === 'reverse' ? -1 : 1 };
	});
	return (i) =>
		columns.map(({ values, sign }) => {
			const x = values[i] as number;
			// Twelve digits: the same data in other units differ in the last ones, and must tie all the same.
			return Number.isNaN(x) ? null : sign * Number(x.toPrecision(12)) + 0;
		});
}

/** populationOf() where equal totals are parted; those that nothing parts are tied as the rule says. */
export function partedPopulation(
	members: readonly Ranked[],
	tiers: readonly Tier[] | null,
	tie: RuleGroup['tie'],
	shares: ShareRounding,
): Population {
	const sorted = members.toSorted((a, b) => compare(b, a));
	const last = (tiers?.length ?? 0) - 1;
	const held = (tiers ?? []).map((tier, t) => {
		if (tier.atLeast || sorted.length === 0) return null;
		if (!tier.upTo) return t === last ? sorted.length : 0;
		const n = ranksWithin(tier.upTo.value, sorted.length, tier.closed ?? true, shares);
		let k = n;
		if (tie === 'worst' && n < sorted.length)
			while (k > 0 && compare(sorted[k - 1] as Ranked, sorted[n] as Ranked) === 0) k--;
		return k;
	});
	const at = (k: number | null | undefined) => (k ? (sorted[k - 1] as Ranked) : null);
	const population: Population = {
		n: sorted.length,
		totals: sorted.map((r) => r.total),
		cuts: (tiers ?? []).map((tier, t) => tier.atLeast?.value ?? at(held[t])?.total ?? null),
		counts: (tiers ?? []).map(() => 0),
		breaks: sorted.map((r) => r.breaks),
		cutBreaks: held.map((k) => at(k)?.breaks ?? null),
	};
	for (const one of sorted) {
		const t = partedTier(one, tiers, population);
		if (t >= 0) population.counts[t]! += 1;
	}
	return population;
}

/** tierOf() where equal totals are parted: on the cut's own total the breaks decide. */
export function partedTier(me: Ranked, tiers: readonly Tier[] | null, population: Population): number {
	if (!tiers) return -1;
	for (let t = 0; t < tiers.length; t++) {
		const tier = tiers[t] as Tier;
		if (t === tiers.length - 1 && !tier.atLeast) return t;
		const cut = population.cuts[t];
		if (cut === null || cut === undefined) continue;
		const breaks = population.cutBreaks?.[t];
		const over = breaks ? compare(me, { total: cut, breaks }) : me.total - cut;
		if (over > 0 || (over === 0 && (tier.upTo !== undefined || tier.closed !== false))) return t;
	}
	return -1;
}

/** rankOf() where equal totals are parted. */
export function partedRank(me: Ranked, population: Population, tie: RuleGroup['tie']): number {
	let better = 0;
	let equal = 0;
	// Breaks only matter among equal totals: a search for the first of them, then along them.
	let low = 0;
	let high = population.n;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((population.totals[middle] as number) > me.total) low = middle + 1;
		else high = middle;
	}
	better = low;
	for (let k = low; k < population.n && population.totals[k] === me.total; k++) {
		const order = compare({ total: me.total, breaks: population.breaks?.[k] ?? [] }, me);
		if (order > 0) better += 1;
		else if (order === 0) equal += 1;
		else break;
	}
	return tie === 'worst' && equal > 0 ? better + equal : better + 1;
}

/** Above 0 where `a` is better. */
function compare(a: Ranked, b: Ranked): number {
	if (a.total !== b.total) return a.total > b.total ? 1 : -1;
	for (let k = 0; k < a.breaks.length; k++) {
		const [x, y] = [a.breaks[k] ?? -Infinity, b.breaks[k] ?? -Infinity];
		if (x !== y) return x > y ? 1 : -1;
	}
	return 0;
}
