import { InputError, type Problem } from '#lib/domain/problem.ts';
import { readCsv } from './csv.ts';
import { findHeadings, uniqueNames } from './headings.ts';
import type { Cell } from './layer.ts';
import { decodeText } from './text-encoding.ts';
import { readXlsx, type XlsxSheet } from './xlsx.ts';
import { isZip } from './zip.ts';

export interface TableRow {
	/** 1-based, as the spreadsheet shows it: its provenance. */
	row: number;
	cells: Record<string, Cell>;
}

export interface Table {
	/** The sheet read; absent for CSV. */
	sheet?: string;
	/** All visible sheets with something in them. */
	sheets: string[];
	headerRow: number;
	headings: string[];
	rows: TableRow[];
	encoding: string;
	problems: Problem[];
}

export interface TableOptions {
	encoding?: string;
	sheet?: string;
	/** 1-based row of the headings; found by itself where absent. */
	headerRow?: number;
}

/**
 * CSV (UTF-8 or GBK; comma, tab or semicolon) or XLSX → rows by heading. CSV cells stay text (codes keep their zeros),
 * XLSX cells keep their types. Empty rows are left out, row numbers are the spreadsheet's. Throws InputError where the
 * file cannot be read, has several sheets of data and none is chosen, or has no headings.
 */
export async function readTable(
	bytes: Uint8Array,
	fileName: string,
	options: TableOptions = {},
): Promise<Table> {
	try {
		return await read(bytes, options);
	} catch (error) {
		if (error instanceof InputError)
			throw new InputError(error.problems.map((p) => ({ file: fileName, ...p })));
		throw error;
	}
}

async function read(bytes: Uint8Array, options: TableOptions): Promise<Table> {
	if (isZip(bytes)) {
		const sheets = await readXlsx(bytes);
		const sheet = chooseSheet(sheets, options.sheet);
		const table = tableOf(sheet.rows, options.headerRow, sheet.merged);
		const filled = sheets.filter((s) => !s.hidden && s.rows.length > 0).map((s) => s.name);
		const problems = sheet.problems.filter((p) => (p.row ?? 0) > table.headerRow);
		return { ...table, sheet: sheet.name, sheets: filled, encoding: 'utf-8', problems };
	}
	if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
		throw new InputError({
			code: 'table.old-excel',
			message: '这是旧版 Excel(.xls)文件',
			expected: 'XLSX 或 CSV',
			fix: '用 Excel 或 WPS 另存为 XLSX',
		});
	const { text, encoding, problems } = decodeText(bytes, { asked: options.encoding });
	const rows = readCsv(text).map((row) => row.map((cell) => (cell === '' ? null : cell)));
	return { ...tableOf(rows, options.headerRow), sheets: [], encoding, problems };
}

function chooseSheet(sheets: readonly XlsxSheet[], asked?: string): XlsxSheet {
	const data = sheets.filter((s) => !s.hidden && findHeadings(s.rows) >= 0 && s.rows.length > 1);
	const names = sheets.map((s) => s.name);
	const found =
		asked === undefined ? (data.length === 1 ? data[0] : undefined) : sheets.find((s) => s.name === asked);
	if (found) return found;
	if (asked === undefined && data.length === 0) throw new InputError(noHeadings());
	throw new InputError({
		code: asked === undefined ? 'sheet.choose' : 'sheet.unknown',
		message:
			asked === undefined ? `工作簿有 ${data.length} 张数据表，请指定一张` : `没有名为 ${asked} 的工作表`,
		got: asked ?? data.map((s) => s.name),
		expected: names,
		fix: `在映射文件的 sheet 中指定：${(asked === undefined ? data.map((s) => s.name) : names).join('、')}`,
	});
}

function tableOf(
	rows: readonly (readonly Cell[])[],
	asked: number | undefined,
	merged: ReadonlySet<string> = new Set(),
): Pick<Table, 'headerRow' | 'headings' | 'rows'> {
	const at = asked === undefined ? findHeadings(rows) : asked - 1;
	const top = rows[at];
	if (!top) throw new InputError(noHeadings(asked));
	// Headings in two rows: where one spans several columns, the row below names each of them.
	const below = rows[at + 1] ?? [];
	const split = top.some(
		(cell, c) => cell !== null && cell === top[c - 1] && merged.has(`${at + 1}:${c + 1}`),
	);
	const width = Math.max(top.length, split ? below.length : 0);
	const words = Array.from({ length: width }, (_, c) => {
		const [upper, lower] = [heading(top[c]), split ? heading(below[c]) : ''];
		return lower === '' || lower === upper ? upper : upper === '' ? lower : `${upper} ${lower}`;
	});
	const headings = uniqueNames(words);
	const last = at + (split ? 1 : 0);
	const read: TableRow[] = [];
	rows.forEach((cells, i) => {
		if (i <= last || cells.every((c) => c === null)) return;
		read.push({ row: i + 1, cells: Object.fromEntries(headings.map((name, c) => [name, cells[c] ?? null])) });
	});
	return { headerRow: last + 1, headings, rows: read };
}

function heading(cell: Cell | undefined): string {
	return cell === null || cell === undefined ? '' : String(cell).replace(/\s+/g, ' ').trim();
}

function noHeadings(asked?: number): Problem {
	return {
		code: 'table.no-headings',
		message: asked === undefined ? '找不到标题行' : `第 ${asked} 行不存在，不能作标题行`,
		got: asked ?? null,
		expected: '一行各不相同的列名',
		fix: '在映射文件的 headerRow 中指定标题行',
	};
}
