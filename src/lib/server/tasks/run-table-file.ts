import type { z } from 'zod';
import type { runTableFileQuery } from '#lib/api/run-table.ts';
import { cellAt } from '#lib/domain/table/table-columns.ts';
import { csvOf, tabsOf } from '#lib/formats/csv-out.ts';
import type { Cell } from '#lib/formats/layer.ts';
import { xlsxOf } from '#lib/formats/xlsx-out.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { Lang } from '#lib/words/lang.ts';
import { headingOfColumn, textOfCell } from '#lib/words/table-words.ts';
import { say } from '#lib/words/words.ts';
import type { ExportedFile } from './export.ts';
import { chosenRows, columnsNamed, runTable } from './run-table.ts';

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	tsv: 'text/tab-separated-values; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * The rows of the attribute table as a file, or as tabs for the clipboard: headings with units, words instead of codes,
 * numbers unrounded, missing cells empty. Undefined where there is no such run.
 */
export async function runTableFile(
	db: Db,
	run: number,
	query: z.output<typeof runTableFileQuery>,
	lang: Lang,
): Promise<ExportedFile | undefined> {
	const found = await runTable(db, run);
	if (!found) return undefined;
	const { table, head } = found;
	const columns = columnsNamed(table, query.columns);
	// What was chosen goes out whole, as its total has it: filters and view hide rows, they do not unchoose them.
	const chosen = query.chosen && { ...query, filters: [{ column: 'id', in: query.chosen }], bbox: undefined };
	const kept = await chosenRows(db, table, (chosen ?? query) as Parameters<typeof chosenRows>[2], lang);
	const headings = query.columns.map((name) => headingOfColumn(name, lang));
	const rows = Array.from(kept, (row) =>
		columns.map((column, i): Cell => {
			const cell = cellAt(column, row);
			return typeof cell === 'string' ? textOfCell(query.columns[i] as string, cell, lang) : cell;
		}),
	);
	const line = say(lang, 'table.file.run', {
		run,
		year: head.year,
		rules: head.rules,
		asOf: String(head.asOf),
	});
	const bytes =
		query.format === 'xlsx'
			? await xlsxOf([
					{ name: say(lang, 'table.file'), title: say(lang, 'table.file'), lines: [line], headings, rows },
				])
			: new TextEncoder().encode(query.format === 'csv' ? csvOf(headings, rows) : tabsOf(headings, rows));
	return { bytes, type: TYPES[query.format], rows: rows.length };
}
