import { columnOf } from './row-filter.ts';
import type { TableColumns } from './table-columns.ts';

export interface SortBy {
	column: string;
	descending: boolean;
}

/**
 * Rows in the order of the columns named, the first one first. What is missing comes last, whichever way; ties keep the
 * order of the rows. @throws UnknownColumn
 */
export function sortRows(table: TableColumns, rows: Int32Array, by: readonly SortBy[]): Int32Array {
	const keys = by.map(({ column, descending }) => keyOf(table, column, descending));
	if (keys.length === 0) return rows;
	const [first] = keys as [Float64Array, ...Float64Array[]];
	return rows.toSorted((a, b) => {
		const gap = (first[a] as number) - (first[b] as number);
		// Infinity − Infinity is NaN: both are missing.
		if (gap < 0 || gap > 0) return gap;
		for (let k = 1; k < keys.length; k++) {
			const key = keys[k] as Float64Array;
			const next = (key[a] as number) - (key[b] as number);
			if (next < 0 || next > 0) return next;
		}
		return a - b;
	});
}

/** A number by which a row comes: smaller is earlier, Infinity is missing. */
function keyOf(table: TableColumns, name: string, descending: boolean): Float64Array {
	const column = columnOf(table, name);
	const sign = descending ? -1 : 1;
	return column.type === 'number'
		? Float64Array.from(column.values, (value) => (Number.isNaN(value) ? Infinity : sign * value))
		: Float64Array.from(column.codes, (code) => (code < 0 ? Infinity : sign * code));
}
