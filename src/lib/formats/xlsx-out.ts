import ExcelJS from 'exceljs';
import type { Cell } from './layer.ts';

/** A cell that the spreadsheet reckons anew: its formula (without `=`), and what that comes to as the file is written. */
export interface LiveCell {
	formula: string;
	result: Cell;
	/** Number format where it is not its column's. */
	format?: string;
}

/** A cell that has looks or a name of its own. */
export interface SetCell {
	value: Cell;
	format?: string;
	/** Meant to be changed by the reader: tinted. */
	input?: boolean;
	/** A name of the workbook that formulas use for it: `weight_tax`. */
	name?: string;
}

export type CellOut = Cell | LiveCell | SetCell;

/** One sheet of a workbook: a title, lines that say what it is, headings, rows; of plain cells it can leave as CSV too. */
export interface SheetOut<C extends CellOut = CellOut> {
	name: string;
	title: string;
	lines: readonly string[];
	headings: readonly string[];
	rows: readonly (readonly C[])[];
	/** Number format of each column; null: as it comes. */
	formats?: readonly (string | null)[];
	paper?: 'A4' | 'A3';
	/** Columns that stay in view, from the left. */
	frozenColumns?: number;
	/** Long texts are wrapped in their cells. */
	wrap?: boolean;
}

const PAPER = { A3: 8, A4: 9 } as const;
const WIDEST = 48;
/** What may be changed by the reader. */
const INPUT_FILL = {
	type: 'pattern',
	pattern: 'solid',
	fgColor: { argb: 'FFFFF6D6' },
} as const satisfies ExcelJS.Fill;

/** The row of a sheet's first data row, from 1: title, lines and headings stand above it. */
export const firstRowBelow = (lines: number) => lines + 3;

/**
 * Sheets as an XLSX that prints on A4 or A3: headings repeat on each page and stay in view. Text stays text, so that a
 * long code keeps its digits and nothing but the formulas given as such runs as one.
 */
export async function xlsxOf(sheets: readonly SheetOut[]): Promise<Uint8Array<ArrayBuffer>> {
	const workbook = new ExcelJS.Workbook();
	// A reader without its own reckoning shows the results as written; one that reckons does so at once.
	workbook.calcProperties.fullCalcOnLoad = true;
	for (const out of sheets) addSheet(workbook, out);
	return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, out: SheetOut): void {
	const { name, title, lines, headings, rows, formats = [], paper = 'A4', frozenColumns = 0, wrap } = out;
	const head = firstRowBelow(lines.length) - 1;
	const sheet = workbook.addWorksheet(name, {
		views: [{ state: 'frozen', ySplit: head, xSplit: frozenColumns }],
		pageSetup: {
			paperSize: PAPER[paper] as ExcelJS.PaperSize,
			orientation: headings.length > 7 || paper === 'A3' ? 'landscape' : 'portrait',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
			printTitlesRow: `${head}:${head}`,
		},
		headerFooter: { oddFooter: '&C&P / &N' },
	});
	sheet.addRow([title]).font = { bold: true, size: 14 };
	for (const line of lines) sheet.addRow([line]);
	const heading = sheet.addRow([...headings]);
	heading.font = { bold: true };
	heading.eachCell((cell) => {
		cell.border = { bottom: { style: 'thin' } };
		cell.alignment = { wrapText: true, vertical: 'middle' };
	});
	for (const row of rows) {
		const added = sheet.addRow(row.map(valueOf));
		row.forEach((cell, i) => setLooks(added.getCell(i + 1), cell, formats[i] ?? null, wrap === true));
	}
	headings.forEach((text, i) => {
		const shown = rows.slice(0, 500).map((row) => widthOf(textOf(row[i] ?? null, formats[i] ?? null)));
		sheet.getColumn(i + 1).width = Math.min(WIDEST, Math.max(headingWidth(text), ...shown) + 3);
	});
}

function valueOf(cell: CellOut): ExcelJS.CellValue {
	if (cell === null || typeof cell !== 'object') return cell;
	if (!('formula' in cell)) return cell.value;
	// exceljs leaves a missing result out; an empty text is a result.
	return { formula: cell.formula, result: cell.result ?? '' };
}

function setLooks(to: ExcelJS.Cell, cell: CellOut, format: string | null, wrap: boolean): void {
	const own = cell !== null && typeof cell === 'object' ? cell : null;
	const numFmt = own?.format ?? format;
	const shown = own === null ? (cell as Cell) : 'formula' in own ? own.result : own.value;
	if (numFmt !== null && (typeof shown === 'number' || own !== null)) to.numFmt = numFmt;
	if (own && 'input' in own && own.input) to.fill = INPUT_FILL;
	if (own && 'name' in own && own.name) to.name = own.name;
	if (wrap) to.alignment = { wrapText: true, vertical: 'top' };
	else if (own && typeof shown === 'string') to.alignment = { horizontal: 'left' };
}

function textOf(cell: CellOut, format: string | null): string {
	const value =
		cell === null || typeof cell !== 'object' ? cell : 'formula' in cell ? cell.result : cell.value;
	if (value === null) return '';
	return typeof value === 'number' && format?.endsWith('.00')
		? value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')
		: String(value);
}

/** A long heading breaks in two. */
const headingWidth = (text: string) => (widthOf(text) > 16 ? Math.ceil(widthOf(text) / 2) : widthOf(text));

/** Columns a text takes: a Chinese character is two wide. */
function widthOf(text: string): number {
	return [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);
}
