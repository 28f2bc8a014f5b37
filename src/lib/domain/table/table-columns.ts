/** A column of texts as places in the list of its distinct values, sorted as Chinese readers expect; −1 is missing. */
export interface TextColumn {
	type: 'text';
	distinct: readonly string[];
	codes: Int32Array;
}

/** NaN is missing. */
export interface NumberColumn {
	type: 'number';
	values: Float64Array;
}

export type Column = TextColumn | NumberColumn;

/** The rows of a run's parcels by column, in the order of their ids. Immutable, as the run is. */
export interface TableColumns {
	count: number;
	ids: Int32Array;
	columns: ReadonlyMap<string, Column>;
}

// One collator for all columns: making it costs more than sorting a page.
const collator = new Intl.Collator('zh-CN', { numeric: false });

/** A column of texts from its values; an empty text is missing. */
export function textColumn(values: readonly (string | null)[]): TextColumn {
	const distinct = [...new Set(values.filter((v): v is string => v !== null && v !== ''))];
	distinct.sort(collator.compare);
	const places = new Map(distinct.map((value, i) => [value, i]));
	return {
		type: 'text',
		distinct,
		codes: Int32Array.from(values, (v) => (v === null ? -1 : (places.get(v) ?? -1))),
	};
}

export function numberColumn(values: readonly (number | null)[]): NumberColumn {
	return { type: 'number', values: Float64Array.from(values, (v) => v ?? NaN) };
}

/** The cell of a row: a number, a text, or null where it is missing. */
export function cellAt(column: Column, row: number): string | number | null {
	if (column.type === 'number') {
		const value = column.values[row] ?? NaN;
		return Number.isNaN(value) ? null : value;
	}
	return column.distinct[column.codes[row] ?? -1] ?? null;
}

/** Whether a row has a value in the column. */
export const isKnown = (column: Column, row: number): boolean =>
	column.type === 'number' ? !Number.isNaN(column.values[row] ?? NaN) : (column.codes[row] ?? -1) >= 0;
