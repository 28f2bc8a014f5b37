import { isKnown, type Column, type TableColumns } from './table-columns.ts';

/** One condition on one column. A missing value passes no condition but `known: false`. */
export type Condition =
	| { column: string; in: readonly (string | number)[] }
	/** Both ends included; an absent end is open. */
	| { column: string; from?: number; to?: number }
	/** Somewhere in the text, whatever the case. */
	| { column: string; contains: string }
	| { column: string; known: boolean };

/** Conditions that must all hold; `any`: one of them suffices. */
export type RowFilter = Condition | { any: readonly Condition[] };

/** A column that the table does not have. */
export class UnknownColumn extends Error {
	readonly column: string;
	constructor(column: string) {
		super(`no column ${column}`);
		this.column = column;
	}
}

/** The column of that name. @throws UnknownColumn */
export function columnOf(table: TableColumns, name: string): Column {
	const column = table.columns.get(name);
	if (!column) throw new UnknownColumn(name);
	return column;
}

/** A stored text as it is read: a code's word, a reason's sentence. */
export type WordOf = (column: string, text: string) => string;
const ITSELF: WordOf = (_, text) => text;

/**
 * The rows that pass all filters, in their order. `contains` looks at what the reader reads: `wordOf` gives it.
 * @throws UnknownColumn
 */
export function filterRows(
	table: TableColumns,
	filters: readonly RowFilter[],
	wordOf: WordOf = ITSELF,
): Int32Array {
	const tests = filters.map((filter) =>
		'any' in filter ? anyOf(filter.any.map((c) => testOf(table, c, wordOf))) : testOf(table, filter, wordOf),
	);
	const rows = new Int32Array(table.count);
	let count = 0;
	for (let row = 0; row < table.count; row++) if (tests.every((test) => test(row))) rows[count++] = row;
	return rows.slice(0, count);
}

type Test = (row: number) => boolean;

const anyOf =
	(tests: readonly Test[]): Test =>
	(row) =>
		tests.some((test) => test(row));

function testOf(table: TableColumns, condition: Condition, wordOf: WordOf): Test {
	const column = columnOf(table, condition.column);
	if ('known' in condition) return (row) => isKnown(column, row) === condition.known;
	if (column.type === 'number') {
		const { values } = column;
		if ('in' in condition) {
			const wanted = new Set(condition.in.map(Number));
			return (row) => wanted.has(values[row] ?? NaN);
		}
		if ('contains' in condition) return (row) => String(values[row]).includes(condition.contains.trim());
		const { from = -Infinity, to = Infinity } = condition;
		return (row) => (values[row] ?? NaN) >= from && (values[row] ?? NaN) <= to;
	}
	const passes = textTest(condition, wordOf);
	// Each distinct text is looked at once, not each row.
	const passing = Uint8Array.from(column.distinct, (text) => (passes(text) ? 1 : 0));
	return (row) => passing[column.codes[row] ?? -1] === 1;
}

function textTest(
	condition: Exclude<Condition, { known: boolean }>,
	wordOf: WordOf,
): (text: string) => boolean {
	if ('in' in condition) {
		const wanted = new Set(condition.in.map(String));
		return (text) => wanted.has(text);
	}
	if ('contains' in condition) {
		const part = condition.contains.trim().toLowerCase();
		return (text) => wordOf(condition.column, text).toLowerCase().includes(part);
	}
	const { from = -Infinity, to = Infinity } = condition;
	return (text) => text !== '' && Number(text) >= from && Number(text) <= to;
}
