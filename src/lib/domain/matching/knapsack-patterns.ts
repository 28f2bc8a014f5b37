/** What may sit together on one site: indices of projects, and their joint profit at the prices asked about. */
export interface Pattern {
	members: number[];
	profit: number;
}

/** An item of the knapsack of one site. */
export interface PatternItem {
	project: number;
	weight: number;
	profit: number;
}

/** The most profitable set within the capacity (depth first, bounded by the fractional knapsack); empty where none gains. */
export function bestPattern(items: readonly PatternItem[], capacity: number, single: boolean): Pattern {
	const gaining = items.filter((item) => item.profit > 0);
	if (single) {
		const best = gaining.reduce<PatternItem | null>((a, b) => (a && a.profit >= b.profit ? a : b), null);
		return best ? { members: [best.project], profit: best.profit } : { members: [], profit: 0 };
	}
	const sorted = gaining.sort((a, b) => b.profit / b.weight - a.profit / a.weight);
	let best: Pattern = { members: [], profit: 0 };
	const chosen: number[] = [];
	const visit = (index: number, room: number, profit: number): void => {
		if (profit > best.profit) best = { members: chosen.slice(), profit };
		for (let i = index; i < sorted.length; i++) {
			if (profit + fractional(sorted, i, room) <= best.profit) return;
			const item = sorted[i]!;
			if (item.weight > room) continue;
			chosen.push(item.project);
			visit(i + 1, room - item.weight, profit + item.profit);
			chosen.pop();
		}
	};
	visit(0, capacity, 0);
	return best;
}

/**
 * Every non-empty set within the capacity whose profit is at least `least`; null where there are more than `most` of them.
 */
export function patternsAbove(
	items: readonly PatternItem[],
	capacity: number,
	single: boolean,
	least: number,
	most: number,
): Pattern[] | null {
	const sorted = items
		.filter((item) => item.weight <= capacity)
		.sort((a, b) => b.profit / b.weight - a.profit / a.weight);
	const found: Pattern[] = [];
	const chosen: number[] = [];
	let steps = 0;
	const visit = (index: number, room: number, profit: number): boolean => {
		for (let i = index; i < sorted.length; i++) {
			if (++steps > 50 * most + 100_000) return false;
			if (profit + (single ? Infinity : fractional(sorted, i, room)) < least) return true;
			const item = sorted[i]!;
			if (item.weight > room) continue;
			chosen.push(item.project);
			const together = profit + item.profit;
			if (together >= least) found.push({ members: chosen.slice(), profit: together });
			const fine = found.length <= most && (single || visit(i + 1, room - item.weight, together));
			chosen.pop();
			if (!fine) return false;
		}
		return true;
	};
	return visit(0, capacity, 0) ? found : null;
}

/** No set of the items from `index` on can earn more in the room (Dantzig 1957); a loss is never taken. */
function fractional(sorted: readonly PatternItem[], index: number, room: number): number {
	let [sum, left] = [0, room];
	for (let i = index; i < sorted.length; i++) {
		const { weight, profit } = sorted[i]!;
		if (profit <= 0) break;
		if (weight <= left) {
			sum += profit;
			left -= weight;
		} else if (left > 0) {
			// The quotient is the only inexact number here; it is rounded up.
			return sum + ((profit * left) / weight) * (1 + 1e-12);
		} else break;
	}
	return sum;
}
