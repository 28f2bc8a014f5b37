import type { Problem } from '../problem.ts';
import { hasFigures, type RecordKind } from '../record-kinds/record-kind.ts';
import { checkRow } from './row-checks.ts';
import { readCell } from './cell.ts';
import type { Column } from './columns.ts';
import { ROW_NUMBER } from './mapping.ts';

/** A row of a table or the properties of a feature, as the codec gave it. */
export interface SourceRow {
	/** 1-based, as a spreadsheet counts (headings included); for a feature its place in the file. */
	row: number;
	cells: Record<string, unknown>;
}

/** A row read as its kind: our names → values; only fields that the file has. A fault in `problems` refuses the row. */
export interface ReadRow {
	row: number;
	values: Record<string, unknown>;
	/** Figures only: numbers as the file wrote them, with the unit of their heading. */
	reported?: Record<string, string>;
	problems: Problem[];
}

/** Codes of remarks start with this; everything else in a row's problems refuses the row. */
export const NOTE = 'note.';

/** Whether a problem is a remark only. */
export function isNote(problem: Problem): boolean {
	return problem.code.startsWith(NOTE);
}

/** Whether a row with these problems stays out. */
export function isRefused(problems: readonly Problem[]): boolean {
	return problems.some((p) => !isNote(p));
}

/** Reads one row: each cell by its field, required cells, then what the kind asks of the row as a whole. */
export function readRow(kind: RecordKind, columns: readonly Column[], source: SourceRow): ReadRow {
	const problems: Problem[] = [];
	const values: Record<string, unknown> = {};
	const reported: Record<string, string> = {};
	for (const { field, from, factor, unit, constant } of columns) {
		const raw = from === undefined ? constant : from === ROW_NUMBER ? source.row : source.cells[from];
		const reading = readCell(field, raw, factor);
		const at = { path: field.name, row: source.row };
		if ('fault' in reading) {
			const { code, message, expected, fix } = reading.fault;
			const heading = from ?? field.zh[0] ?? field.name;
			problems.push({ code, message: `${heading}:${message}`, ...at, got: raw, expected, fix });
			continue;
		}
		values[field.name] = reading.value;
		if (field.type === 'number' && reading.value !== null)
			reported[field.name] = `${String(raw).trim()}${unit ? ` ${unit}` : ''}`;
		if (field.required && reading.value === null)
			problems.push({
				code: 'cell.required',
				message: `${from ?? field.zh[0] ?? field.name}：不能为空`,
				...at,
				got: raw ?? null,
				expected: field.zh[0] ?? field.name,
				fix: '补上，或删去这一行',
			});
	}
	problems.push(...checkRow(kind, values).map((p) => ({ ...p, row: source.row })));
	return { row: source.row, values, ...(hasFigures(kind) ? { reported } : {}), problems };
}
