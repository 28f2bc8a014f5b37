import { csvOf } from '#lib/formats/csv-out.ts';
import type { BaseTable, TableAnswer, WhatIfAnswer } from '#lib/live/what-if-answer.ts';
import { roundHalfUp } from '#lib/words/numbers.ts';

/** One object whose grade changed. */
export interface Mover {
	row: number;
	id: number;
	from: string | null;
	to: string | null;
	totalBefore: number;
	totalNow: number;
}

/** The k-th mover of an answer, largest change first. */
export function moverAt(
	k: number,
	base: BaseTable,
	table: TableAnswer,
	grades: WhatIfAnswer['grades'],
): Mover {
	const row = table.movers[k] as number;
	return {
		row,
		id: base.ids[row] as number,
		from: base.grades[base.grade[row] as number] ?? null,
		to: grades[table.grade[row] as number] ?? null,
		totalBefore: base.total[row] as number,
		totalNow: table.moverTotals[k] as number,
	};
}

/** All movers as CSV. */
export function moversCsv(
	base: BaseTable,
	table: TableAnswer,
	grades: WhatIfAnswer['grades'],
	headings: readonly string[],
	nameOf: (row: number) => string | null,
): string {
	const number = (x: number) => (Number.isFinite(x) ? roundHalfUp(x, 4) : null);
	const rows = Array.from(table.movers, (_, k) => {
		const m = moverAt(k, base, table, grades);
		const change = number(m.totalNow - m.totalBefore);
		return [nameOf(m.row), m.from, m.to, number(m.totalBefore), number(m.totalNow), change];
	});
	return csvOf(headings, rows);
}
