import { exactDecimal } from './exact-decimal.ts';
import type { SetProblem } from './set-problem.ts';

const PLACES = 24;

/**
 * The best of all 2^n selections, in whole numbers of 10^−24: what the tests hold the solver against. Null: none keeps the limits.
 */
export function tryEverySet(problem: SetProblem): bigint | null {
	const { items, budgetWan, targetMu, quotas = [], lockIn = [], lockOut = [] } = problem;
	const costs = items.map((item) => whole(item.costWan));
	const mus = items.map((item) => whole(item.mu));
	const values = items.map((item, j) =>
		problem.objective === 'max-benefit' ? whole(item.benefit) : -costs[j]!,
	);
	const limits = [
		{ sizes: costs, lo: null, hi: limit(budgetWan) },
		{ sizes: mus, lo: limit(targetMu), hi: null },
		...quotas.map(({ group, minMu, maxMu }) => ({
			sizes: items.map((item, j) => (item.group === group || item.groups?.includes(group) ? mus[j]! : 0n)),
			lo: limit(minMu),
			hi: limit(maxMu),
		})),
	];
	const bits = (ids: readonly string[]) =>
		items.reduce((mask, { id }, j) => (ids.includes(id) ? mask | (1 << j) : mask), 0);
	const [inside, outside] = [bits(lockIn), bits(lockOut)];
	const sum = (sizes: readonly bigint[], set: number) =>
		sizes.reduce((all, size, j) => ((set >> j) & 1 ? all + size : all), 0n);
	let best: bigint | null = null;
	for (let set = 0; set < 1 << items.length; set++) {
		if ((set & inside) !== inside || (set & outside) !== 0) continue;
		const value = sum(values, set);
		if (best !== null && value <= best) continue;
		const kept = limits.every(({ sizes, lo, hi }) => {
			if (lo === null && hi === null) return true;
			const size = sum(sizes, set);
			return (lo === null || size >= lo) && (hi === null || size <= hi);
		});
		if (kept) best = value;
	}
	return best;
}

/** A decimal in the same whole numbers. */
export function whole(value: number): bigint {
	const { digits, places } = exactDecimal(value);
	return digits * 10n ** BigInt(PLACES - places);
}

function limit(value: number | undefined): bigint | null {
	return value === undefined ? null : whole(value);
}
