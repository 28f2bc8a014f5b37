import ExcelJS from 'exceljs';
import type { Cell } from './layer.ts';

/** One sheet of a workbook: a title, lines that say what it is, headings, rows. */
export interface SheetOut {
	name: string;
	title: string;
	lines: readonly string[];
	headings: readonly string[];
	rows: readonly (readonly Cell[])[];
}

/**
 * Sheets as an XLSX that prints on A4: headings repeat on each page and stay in view. Text stays text, so that a long
 * code keeps its digits and nothing runs as a formula.
 */
export async function xlsxOf(sheets: readonly SheetOut[]): Promise<Uint8Array<ArrayBuffer>> {
	const workbook = new ExcelJS.Workbook();
	for (const { name, title, lines, headings, rows } of sheets) {
		const head = lines.length + 2;
		const sheet = workbook.addWorksheet(name, {
			views: [{ state: 'frozen', ySplit: head }],
			pageSetup: {
				paperSize: 9,
				orientation: headings.length > 7 ? 'landscape' : 'portrait',
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
		for (const row of rows) sheet.addRow(row.map((cell) => cell ?? null));
		headings.forEach((text, i) => {
			const longest = Math.max(
				widthOf(text),
				...rows.slice(0, 500).map((row) => widthOf(String(row[i] ?? ''))),
			);
			sheet.getColumn(i + 1).width = Math.min(48, longest + 3);
		});
	}
	return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Columns a text takes: a Chinese character is two wide. */
function widthOf(text: string): number {
	return [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);
}
