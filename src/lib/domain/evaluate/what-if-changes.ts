import type { WhatIfColumns } from './what-if.ts';

/** A table's grades as they were, to hold a what-if against. */
export interface BaseGrades extends WhatIfColumns {
	/** Best first. */
	grades: readonly string[];
}

/** Who moved between two gradings of the same table. */
export interface Changes {
	/** Counts by grade before and after; the last entry is those without a grade. */
	before: number[];
	after: number[];
	/** [from][to] counts, indices as in `before` and `after`. */
	matrix: number[][];
	better: number;
	worse: number;
	/** Got a grade, or lost it: neither better nor worse. */
	appeared: number;
	vanished: number;
}

export const UNCHANGED = 0;
export const BETTER = 1;
export const WORSE = 2;
export const APPEARED = 3;
export const VANISHED = 4;

/**
 * Compares two gradings by the names of the grades.
 * @param moves by row: one of the constants above; written over
 * @param grades the new grades, best first
 */
export function changesOf(
	base: BaseGrades,
	now: WhatIfColumns,
	grades: readonly string[],
	moves: Uint8Array,
): Changes {
	const from = base.grades.length + 1;
	const to = grades.length + 1;
	const counts = new Int32Array(from * to);
	const kind = new Uint8Array(from * to);
	const order = orderOf(base.grades, grades);
	for (let a = 0; a < from; a++) {
		for (let b = 0; b < to; b++) {
			const [was, is] = [base.grades[a], grades[b]];
			kind[a * to + b] =
				was === is
					? UNCHANGED
					: was === undefined
						? APPEARED
						: is === undefined
							? VANISHED
							: (order.get(is) ?? 0) < (order.get(was) ?? 0)
								? BETTER
								: WORSE;
		}
	}
	const lastBase = from - 1;
	const lastNow = to - 1;
	for (let i = 0; i < moves.length; i++) {
		const was = base.grade[i] as number;
		const is = now.grade[i] as number;
		const cell = (was < 0 ? lastBase : was) * to + (is < 0 ? lastNow : is);
		counts[cell]! += 1;
		moves[i] = kind[cell] as number;
	}
	const matrix = Array.from({ length: from }, (_, a) => Array.from(counts.subarray(a * to, a * to + to)));
	const ofKind = (wanted: number) =>
		counts.reduce((sum, n, cell) => (kind[cell] === wanted ? sum + n : sum), 0);
	return {
		before: matrix.map((row) => row.reduce((a, b) => a + b, 0)),
		after: Array.from({ length: to }, (_, b) => matrix.reduce((sum, row) => sum + (row[b] as number), 0)),
		matrix,
		better: ofKind(BETTER),
		worse: ofKind(WORSE),
		appeared: ofKind(APPEARED),
		vanished: ofKind(VANISHED),
	};
}

/** One order for the grades of both rules; where the lists leave it open, the one that comes first by name is better. */
function orderOf(before: readonly string[], after: readonly string[]): Map<string, number> {
	const order = new Map<string, number>();
	let a = 0;
	let b = 0;
	while (a < before.length || b < after.length) {
		const [was, is] = [before[a], after[b]];
		// A grade that the other list still holds further down waits for those that only that list has.
		const wasWaits = was === undefined || (was !== is && after.indexOf(was, b) >= 0);
		const isWaits = is === undefined || (was !== is && before.indexOf(is, a) >= 0);
		const takeOld = !wasWaits && (isWaits || was <= is);
		const next = (takeOld || (wasWaits && isWaits && was !== undefined) ? was : is) as string;
		order.set(next, order.size);
		while (a < before.length && order.has(before[a] as string)) a++;
		while (b < after.length && order.has(after[b] as string)) b++;
	}
	return order;
}

/** Rows whose grade changed, the largest change of total first; equal changes in the order of the table. */
export function moversOf(base: WhatIfColumns, now: WhatIfColumns, moves: Uint8Array): Int32Array {
	const rows: number[] = [];
	for (let i = 0; i < moves.length; i++) if (moves[i] !== UNCHANGED) rows.push(i);
	const size = new Float64Array(moves.length);
	for (const i of rows) {
		const change = Math.abs((now.total[i] as number) - (base.total[i] as number));
		size[i] = Number.isNaN(change) ? -1 : change;
	}
	return Int32Array.from(rows.sort((a, b) => (size[b] as number) - (size[a] as number) || a - b));
}

/** Counts of totals in equal bins from `from` to `to`; what lies outside is in the first or last bin. */
export function histogramOf(
	total: Float64Array,
	rows: Int32Array,
	from: number,
	to: number,
	bins: number,
): number[] {
	const counts = new Int32Array(bins);
	const scale = bins / (to - from);
	for (let k = 0; k < rows.length; k++) {
		const x = total[rows[k] as number] as number;
		if (x !== x) continue;
		const bin = Math.floor((x - from) * scale);
		counts[bin < 0 ? 0 : bin >= bins ? bins - 1 : bin]! += 1;
	}
	return Array.from(counts);
}
