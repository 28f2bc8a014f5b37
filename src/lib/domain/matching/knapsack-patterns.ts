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

/** Steps of the search before it gives way to the table. */
const MOST_STEPS = 20_000;
/** Cells of the table. */
const MOST_CELLS = 40_000_000;

/** The best set, and what none can exceed: the same but where the search was broken off. */
export interface BestPattern extends Pattern {
	most: number;
}

/**
 * The most profitable set within the capacity; empty where none gains. Depth first, bounded by the fractional knapsack; where
 * profits run with weights and that does not end, by the table over capacities.
 */
export function bestPattern(items: readonly PatternItem[], capacity: number, single: boolean): BestPattern {
	const gaining = items.filter((item) => item.profit > 0 && item.weight <= capacity);
	if (single) {
		const best = gaining.reduce<PatternItem | null>((a, b) => (a && a.profit >= b.profit ? a : b), null);
		return best
			? { members: [best.project], profit: best.profit, most: best.profit }
			: { members: [], profit: 0, most: 0 };
	}
	const sorted = gaining.sort((a, b) => b.profit / b.weight - a.profit / a.weight);
	let best: Pattern = { members: [], profit: 0 };
	const chosen: number[] = [];
	let steps = 0;
	const visit = (index: number, room: number, profit: number): void => {
		if (profit > best.profit) best = { members: chosen.slice(), profit };
		for (let i = index; i < sorted.length; i++) {
			if (++steps > MOST_STEPS || profit + fractional(sorted, i, room) <= best.profit) return;
			const item = sorted[i]!;
			if (item.weight > room) continue;
			chosen.push(item.project);
			visit(i + 1, room - item.weight, profit + item.profit);
			chosen.pop();
		}
	};
	visit(0, capacity, 0);
	if (steps <= MOST_STEPS) return { ...best, most: best.profit };
	return byTable(sorted, capacity) ?? { ...best, most: fractional(sorted, 0, capacity) };
}

/** Bellman's table over capacities in the weights' common step; null where it would be too large. */
function byTable(items: readonly PatternItem[], capacity: number): BestPattern | null {
	const step = items.reduce((a, { weight }) => greatestCommon(a, weight), 0);
	const room = Math.floor(capacity / step);
	const width = room + 1;
	if (width * items.length > MOST_CELLS) return null;
	const most = new Float64Array(width);
	const taken = new Uint8Array(width * items.length);
	for (const [i, { weight, profit }] of items.entries()) {
		const w = weight / step;
		for (let c = room; c >= w; c--) {
			const together = most[c - w]! + profit;
			if (together <= most[c]!) continue;
			most[c] = together;
			taken[i * width + c] = 1;
		}
	}
	const members: number[] = [];
	for (let [i, c] = [items.length - 1, room]; i >= 0; i--) {
		if (!taken[i * width + c]) continue;
		members.push(items[i]!.project);
		c -= items[i]!.weight / step;
	}
	return { members, profit: most[room]!, most: most[room]! };
}

function greatestCommon(a: number, b: number): number {
	return b === 0 ? a : greatestCommon(b, a % b);
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
