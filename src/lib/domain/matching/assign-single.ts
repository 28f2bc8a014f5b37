import type { Seats } from './greedy-match.ts';
import type { ReducedMatch } from './reduced-match.ts';

/** Whether no site of the problem can hold two of its projects, so that it is an assignment. */
export function holdsOneEach({ projects, sites, weight, value, capacity, single }: ReducedMatch): boolean {
	return sites.every((_, s) => {
		if (single[s]) return true;
		let [least, next] = [Infinity, Infinity];
		for (let p = 0; p < projects.length; p++) {
			if (value[p * sites.length + s]! <= 0) continue;
			if (weight[p]! < least) [least, next] = [weight[p]!, least];
			else next = Math.min(next, weight[p]!);
		}
		return least + next > capacity[s]!;
	});
}

/**
 * The assignment of most worth, one project a site, any project may stay out (Kuhn 1955; shortest augmenting paths after
 * Jonker & Volgenant 1987). Exact in whole numbers; O(projects² · (projects + sites)).
 */
export function assignSingle({ projects, sites, value }: ReducedMatch): Seats {
	const [rows, columns] = [projects.length, sites.length + projects.length];
	// Column sites.length + p is project p staying out; for any other project that costs nothing either, so one kind does.
	const cost = (p: number, c: number) => (c < sites.length ? -value[p * sites.length + c]! : 0);
	const rowDual = new Float64Array(rows + 1);
	const columnDual = new Float64Array(columns + 1);
	const rowOf = new Int32Array(columns + 1).fill(-1);
	const least = new Float64Array(columns);
	const before = new Int32Array(columns);
	const seen = new Uint8Array(columns);
	for (let p = 0; p < rows; p++) {
		least.fill(Infinity);
		seen.fill(0);
		let [row, column, last] = [p, -1, -1];
		for (;;) {
			let [delta, next] = [Infinity, -1];
			for (let c = 0; c < columns; c++) {
				if (seen[c]) continue;
				const reducedCost = cost(row, c) - rowDual[row]! - columnDual[c]!;
				if (reducedCost < least[c]!) {
					least[c] = reducedCost;
					before[c] = last;
				}
				if (least[c]! < delta) [delta, next] = [least[c]!, c];
			}
			rowDual[p] = rowDual[p]! + delta;
			for (let c = 0; c < columns; c++) {
				if (seen[c]) {
					const owner = rowOf[c]!;
					rowDual[owner] = rowDual[owner]! + delta;
					columnDual[c] = columnDual[c]! - delta;
				} else least[c] = least[c]! - delta;
			}
			column = next;
			seen[column] = 1;
			last = column;
			if (rowOf[column] === -1) break;
			row = rowOf[column]!;
		}
		for (let c = column; ;) {
			const previous = before[c]!;
			rowOf[c] = previous === -1 ? p : rowOf[previous]!;
			if (previous === -1) break;
			c = previous;
		}
	}
	const seats: Seats = new Int32Array(rows).fill(-1);
	for (let c = 0; c < sites.length; c++) {
		const p = rowOf[c]!;
		if (p !== -1 && value[p * sites.length + c]! > 0) seats[p] = c;
	}
	return seats;
}
