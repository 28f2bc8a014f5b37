import ExcelJS from 'exceljs';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { Cell } from './layer.ts';
import { readZip } from './zip.ts';

export interface XlsxSheet {
	name: string;
	hidden: boolean;
	/** From row 1 on, from column A on; a merged text stands in each of its cells, a merged number in the first only. */
	rows: Cell[][];
	/** Cells that a merge fills from another row or column: `row:column`, from 1. */
	merged: Set<string>;
	problems: Problem[];
}

/** A workbook → its sheets. Dates come out as civil `YYYY-MM-DD`, formulas as their cached results. Throws InputError. */
export async function readXlsx(bytes: Uint8Array): Promise<XlsxSheet[]> {
	// The sizes are checked before exceljs unpacks it all.
	await readZip(bytes, () => false);
	const workbook = new ExcelJS.Workbook();
	try {
		await workbook.xlsx.load(bytes.slice().buffer);
	} catch (error) {
		throw new InputError({
			code: 'table.unreadable',
			message: '工作簿无法打开，可能有密码或已损坏',
			got: error instanceof Error ? error.message : String(error),
			expected: 'XLSX',
			fix: '去掉密码，另存为 XLSX 后重试',
		});
	}
	return workbook.worksheets.map(readSheet);
}

function readSheet(sheet: ExcelJS.Worksheet): XlsxSheet {
	const problems: Problem[] = [];
	const merged = new Set<string>();
	const rows: Cell[][] = [];
	sheet.eachRow({ includeEmpty: false }, (row, rowNumber) => {
		const cells: Cell[] = [];
		row.eachCell({ includeEmpty: false }, (cell, column) => {
			const follows = cell.isMerged && cell.master !== cell;
			if (follows) merged.add(`${rowNumber}:${column}`);
			const source = follows ? cell.master : cell;
			// exceljs leaves a result that is 0 or FALSE out of `value`: it would be taken for one never calculated.
			const read = source.formula ? resultOf(source.result) : valueOf(source.value);
			const code = typeof read === 'object' && read !== null ? read.fault : digitsLost(source, read);
			if (code && !follows) problems.push(cellProblem(code, sheet.name, rowNumber, source));
			const value = typeof read === 'object' && read !== null ? null : read;
			// A tax figure merged over three rows is one figure, not three.
			while (cells.length < column - 1) cells.push(null);
			cells[column - 1] = follows && typeof value === 'number' ? null : value;
		});
		while (rows.length < rowNumber - 1) rows.push([]);
		rows[rowNumber - 1] = cells;
	});
	return { name: sheet.name, hidden: sheet.state !== 'visible', rows, merged, problems };
}

type Fault = 'table.error-cell' | 'table.formula-no-result' | 'table.digits-lost';

function valueOf(value: ExcelJS.CellValue): Cell | { fault: Fault } {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	// exceljs makes UTC dates of serial numbers, so the UTC day is the day in the sheet.
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
	if ('error' in value) return { fault: 'table.error-cell' };
	if ('richText' in value) return valueOf(value.richText.map((piece) => piece.text).join(''));
	if ('hyperlink' in value) return valueOf(value.text);
	if ('formula' in value || 'sharedFormula' in value) return resultOf(value.result);
	return null;
}

function resultOf(result: ExcelJS.CellFormulaValue['result']): Cell | { fault: Fault } {
	return result === undefined ? { fault: 'table.formula-no-result' } : valueOf(result);
}

/** Excel keeps 15 digits of a number: an 18-digit code stored as one has lost its end. */
function digitsLost(cell: ExcelJS.Cell, value: Cell): Fault | null {
	return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 1e15 && !cell.formula
		? 'table.digits-lost'
		: null;
}

const WORDS: Record<Fault, { message: string; expected: string; fix: string }> = {
	'table.error-cell': { message: '单元格是错误值，按空处理', expected: '数值或文字', fix: '改正公式后保存' },
	'table.formula-no-result': {
		message: '公式没有保存计算结果，按空处理',
		expected: '已计算的结果',
		fix: '用 Excel 或 WPS 打开，重新计算后保存',
	},
	'table.digits-lost': {
		message: '长编码存成了数值，第 15 位以后已丢失',
		expected: '文本格式的编码',
		fix: '把该列设为文本，重新填写编码',
	},
};

function cellProblem(code: Fault, sheet: string, row: number, cell: ExcelJS.Cell): Problem {
	const got = cell.formula ?? (cell.value instanceof Object ? cell.text : cell.value);
	return { code, sheet, row, path: cell.address, got, ...WORDS[code] };
}
