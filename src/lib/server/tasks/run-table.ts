import type { z } from 'zod';
import type { runTableQuery, RunTableColumn, RunTablePage } from '#lib/api/run-table.ts';
import { InputError } from '#lib/domain/problem.ts';
import { TABLE_COLUMNS } from '#lib/domain/table/column-catalogue.ts';
import { columnOf, filterRows, UnknownColumn, type RowFilter } from '#lib/domain/table/row-filter.ts';
import { sortRows, type SortBy } from '#lib/domain/table/row-sort.ts';
import { totalsOf } from '#lib/domain/table/row-totals.ts';
import {
	cellAt,
	isKnown,
	numberColumn,
	textColumn,
	type Column,
	type TableColumns,
} from '#lib/domain/table/table-columns.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/run-table.ts';
import type { Lang } from '#lib/words/lang.ts';
import { textOfCell } from '#lib/words/table-words.ts';

/** Tables kept in memory: some 40 MB each at 100,000 parcels. */
const KEPT = 3;
const kept = new Map<string, Promise<TableColumns>>();

/** A run's table by column, read once and kept: the run never changes. Undefined where there is no such run. */
export async function runTable(
	db: Db,
	run: number,
): Promise<{ head: store.RunTableHead; table: TableColumns } | undefined> {
	const head = await store.headOf(db, run);
	if (!head) return undefined;
	const known = kept.get(head.key);
	const table = known ?? store.rowsOf(db, run).then(columnsOf);
	// The last one used is the last one to go; one that failed is not kept.
	kept.delete(head.key);
	kept.set(head.key, table);
	table.catch(() => kept.delete(head.key));
	for (const key of [...kept.keys()].slice(0, -KEPT)) kept.delete(key);
	return { head, table: await table };
}

type Row = store.RunTableRow;
const flagOf = (row: Row, code: string) => row.flags.find((f) => f.code === code);
const SPECIAL: Record<string, (row: Row) => string | number | null> = {
	aboveScale: (row) => (row.aboveScale === null ? null : row.aboveScale ? 'above' : 'below'),
	idle: (row) => flagOf(row, 'idle')?.finding ?? null,
	idleStatus: (row) => flagOf(row, 'idle')?.status ?? null,
	lowEfficiency: (row) => flagOf(row, 'low-efficiency')?.finding ?? null,
	lowEfficiencyStatus: (row) => flagOf(row, 'low-efficiency')?.status ?? null,
};

function columnsOf(rows: readonly Row[]): TableColumns {
	const columns = new Map<string, Column>();
	for (const { name, kind, group } of TABLE_COLUMNS) {
		const read =
			SPECIAL[name] ??
			(group === 'indicator'
				? (row: Row) => row.indicators[name] ?? null
				: group === 'fact'
					? (row: Row) => row.facts[name] ?? null
					: (row: Row) => row[name as keyof Row] as string | number | null);
		columns.set(
			name,
			kind === 'number'
				? numberColumn(rows.map((row) => read(row) as number | null))
				: textColumn(rows.map((row) => read(row) as string | null)),
		);
	}
	// What the map's filters and the choice ask by id; not shown.
	columns.set('id', numberColumn(rows.map((row) => row.id)));
	columns.set('regionId', numberColumn(rows.map((row) => row.regionId)));
	columns.set('parkId', numberColumn(rows.map((row) => row.parkId)));
	return { count: rows.length, ids: Int32Array.from(rows, (row) => row.id), columns };
}

/**
 * The rows of a table that pass, in order; a text is looked for in the words of the language.
 * @throws InputError for a column that is not there
 */
export async function chosenRows(
	db: Db,
	table: TableColumns,
	query: { filters: readonly RowFilter[]; bbox?: [number, number, number, number]; sort: readonly SortBy[] },
	lang: Lang,
): Promise<Int32Array> {
	try {
		const passing = filterRows(table, query.filters, (column, text) => textOfCell(column, text, lang));
		const inside = query.bbox && new Set(await store.idsInBox(db, query.bbox));
		const seen = inside ? passing.filter((row) => inside.has(table.ids[row] as number)) : passing;
		return sortRows(table, seen, query.sort);
	} catch (error) {
		if (error instanceof UnknownColumn) throw unknownColumn(error.column);
		throw error;
	}
}

/** A page of a run's parcels: sorted, filtered and summed up here, so that the browser never holds the whole. */
export async function runTablePage(
	db: Db,
	run: number,
	query: z.output<typeof runTableQuery>,
	lang: Lang,
): Promise<RunTablePage | undefined> {
	const found = await runTable(db, run);
	if (!found) return undefined;
	const { table } = found;
	const columns = columnsNamed(table, query.columns);
	const rows = await chosenRows(db, table, query as Parameters<typeof chosenRows>[2], lang);
	const page = rows.subarray(query.offset, query.offset + query.limit);
	const idOf = (row: number) => table.ids[row] as number;
	const { locate, chosen } = query;
	return {
		run,
		of: table.count,
		count: rows.length,
		offset: query.offset,
		ids: Array.from(page, idOf),
		rows: Array.from(page, (row) => columns.map((column) => cellAt(column, row))),
		totals: totalsOf(table, rows, query.columns),
		...(chosen && { chosenTotals: totalsOf(table, rowsWith(table, chosen), query.columns) }),
		...(locate !== undefined && { located: placeOf(rows.findIndex((row) => idOf(row) === locate)) }),
		...(query.extent && { extent: await store.extentOf(db, query.extent) }),
		...(query.allIds && { allIds: Array.from(rows, idOf) }),
	};
}

const placeOf = (index: number) => (index < 0 ? null : index);

/** Rows of the parcels named, in the table's order; a parcel the run does not have is left out. */
export function rowsWith(table: TableColumns, ids: readonly number[]): Int32Array {
	const wanted = new Set(ids);
	return Int32Array.from(table.ids.keys()).filter((row) => wanted.has(table.ids[row] as number));
}

/** The columns of those names. @throws InputError for one that is not there */
export function columnsNamed(table: TableColumns, names: readonly string[]): Column[] {
	return names.map((name) => {
		try {
			return columnOf(table, name);
		} catch (error) {
			if (error instanceof UnknownColumn) throw unknownColumn(name);
			throw error;
		}
	});
}

function unknownColumn(got: string): InputError {
	const expected = TABLE_COLUMNS.map((c) => c.name).join(', ');
	return new InputError({ code: 'table-column', message: `属性表没有“${got}”这一列`, got, expected });
}

const MOST_VALUES = 500;

/** What a column holds, for its filter. */
export async function runTableColumn(db: Db, run: number, name: string): Promise<RunTableColumn | undefined> {
	const found = await runTable(db, run);
	if (!found) return undefined;
	const { table } = found;
	const [column] = columnsNamed(table, [name]) as [Column];
	const missing = table.ids.reduce((sum, _, row) => sum + (isKnown(column, row) ? 0 : 1), 0);
	if (column.type === 'number') {
		const known = column.values.filter((value) => !Number.isNaN(value));
		const ends = known.length > 0 ? known.toSorted() : null;
		return { column: name, missing, values: [], more: 0, min: ends?.[0] ?? null, max: ends?.at(-1) ?? null };
	}
	const counts = new Uint32Array(column.distinct.length);
	for (const code of column.codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
	const values = column.distinct
		.map((value, i) => ({ value, count: counts[i] as number }))
		.toSorted((a, b) => b.count - a.count);
	return {
		column: name,
		missing,
		values: values.slice(0, MOST_VALUES),
		more: Math.max(0, values.length - MOST_VALUES),
		min: null,
		max: null,
	};
}
