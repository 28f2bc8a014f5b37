import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { csvOf } from './csv-out.ts';
import { readTable } from './table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const readText = (text: string) => readTable(utf8(text), 'a.csv');

async function workbook(
	fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
	const book = new ExcelJS.Workbook();
	fill(book.addWorksheet('税收'), book);
	return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('CSV', () => {
	it('keeps codes as text, empty cells as null, and the spreadsheet’s row numbers', async () => {
		expect(await readText('\ufeff代码,税收\r\n0601,"1,234.5"\r\n,\r\n\r\n0602,\r\n')).toEqual({
			headerRow: 1,
			headings: ['代码', '税收'],
			rows: [
				{ row: 2, cells: { 代码: '0601', 税收: '1,234.5' } },
				{ row: 5, cells: { 代码: '0602', 税收: null } },
			],
			sheets: [],
			encoding: 'utf-8',
			problems: [],
		});
	});

	it.each([
		['comma', '名称,税收\n甲;乙,1\n'],
		['semicolon', '名称;税收\n"甲;乙";1\n'],
		['tab', '名称\t税收\n甲;乙\t1\n'],
		['full-width comma', '名称，税收\n甲;乙，1\n'],
	])('may be split by %s', async (_, text) => {
		expect((await readText(text)).rows).toEqual([{ row: 2, cells: { 名称: '甲;乙', 税收: '1' } }]);
	});

	it('may be GBK', async () => {
		const gbk = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xc0, 0xf6, 0xcb, 0xae]);
		expect(await readTable(gbk, 'a.csv')).toMatchObject({
			headings: ['名称'],
			rows: [{ cells: { 名称: '丽水' } }],
			encoding: 'gb18030',
		});
	});

	it('finds its headings under a title and a unit line', async () => {
		const table = await readText('2013年度工业企业税收表,,\n,,单位:万元\n企业名称,税收,用地(亩)\n甲,1,2\n');
		expect(table).toMatchObject({
			headerRow: 3,
			headings: ['企业名称', '税收', '用地(亩)'],
			rows: [{ row: 4 }],
		});
	});

	it('tells columns of the same name apart and names those without', async () => {
		expect((await readText('名称,税收,税收,\n甲,1,2,3\n')).headings).toEqual([
			'名称',
			'税收',
			'税收_2',
			'列4',
		]);
	});

	it('without headings is refused', async () => {
		await expect(readText('1,2\n3,4\n')).rejects.toMatchObject({
			problems: [{ code: 'table.no-headings', file: 'a.csv' }],
		});
		await expect(readText('名称,"税\n')).rejects.toMatchObject({ problems: [{ code: 'table.unreadable' }] });
	});
});

describe('XLSX', () => {
	it('gives civil dates, cached results, rich text, and keeps numbers as numbers', async () => {
		const bytes = await workbook((sheet) => {
			sheet.addRow(['名称', '日期', '税收', '比例', '网址']);
			sheet.addRow([
				{ richText: [{ text: '丽' }, { text: '水' }] },
				new Date(Date.UTC(2013, 0, 1)),
				{ formula: 'A1*2', result: 12.5 },
				0.153,
				{ text: '链接', hyperlink: 'http://x' },
			]);
			sheet.getCell('D2').numFmt = '0.0%';
		});
		expect(await readTable(bytes, 'a.xlsx')).toMatchObject({
			sheet: '税收',
			rows: [{ row: 2, cells: { 名称: '丽水', 日期: '2013-01-01', 税收: 12.5, 比例: 0.153, 网址: '链接' } }],
			problems: [],
		});
	});

	it('takes a formula that comes to 0 as 0, not as one never calculated', async () => {
		const bytes = await workbook((sheet) => {
			sheet.addRow(['名称', '税收']);
			sheet.addRow(['甲', { formula: '1-1', result: 0 }]);
		});
		expect(await readTable(bytes, 'a.xlsx')).toMatchObject({
			rows: [{ row: 2, cells: { 名称: '甲', 税收: 0 } }],
			problems: [],
		});
	});

	it('repeats a merged text in its rows but counts a merged number once', async () => {
		const bytes = await workbook((sheet) => {
			sheet.addRow(['企业', '地块', '税收']);
			sheet.addRow(['甲', 'A', 100]);
			sheet.addRow([null, 'B', null]);
			sheet.mergeCells('A2:A3');
			sheet.mergeCells('C2:C3');
		});
		expect((await readTable(bytes, 'a.xlsx')).rows.map((r) => r.cells)).toEqual([
			{ 企业: '甲', 地块: 'A', 税收: 100 },
			{ 企业: '甲', 地块: 'B', 税收: null },
		]);
	});

	it('finds headings under a merged title, and joins headings in two rows', async () => {
		const bytes = await workbook((sheet) => {
			sheet.addRow(['2013年企业效益表', null, null, null]);
			sheet.mergeCells('A1:D1');
			sheet.addRow(['企业', '税收', null, '用地']);
			sheet.addRow([null, '2012', '2013', null]);
			sheet.mergeCells('B2:C2');
			sheet.mergeCells('A2:A3');
			sheet.mergeCells('D2:D3');
			sheet.addRow(['甲', 1, 2, 3]);
		});
		expect(await readTable(bytes, 'a.xlsx')).toMatchObject({
			headerRow: 3,
			headings: ['企业', '税收 2012', '税收 2013', '用地'],
			rows: [{ row: 4, cells: { 企业: '甲', '税收 2012': 1, '税收 2013': 2, 用地: 3 } }],
		});
	});

	it('says where a cell is an error, a formula was never calculated, or a code lost its digits', async () => {
		const bytes = await workbook((sheet) => {
			sheet.addRow(['代码', '税收', '产值']);
			sheet.addRow([913311007000000000, { error: '#N/A' }, { formula: 'A1+1' }]);
		});
		const { rows, problems } = await readTable(bytes, 'a.xlsx');
		expect(rows[0]?.cells).toMatchObject({ 税收: null, 产值: null });
		expect(problems.map((p) => [p.code, p.sheet, p.row, p.path])).toEqual([
			['table.digits-lost', '税收', 2, 'A2'],
			['table.error-cell', '税收', 2, 'B2'],
			['table.formula-no-result', '税收', 2, 'C2'],
		]);
	});

	it('takes the only sheet of data, asks where there are several', async () => {
		const fill = (second: string[][]) =>
			workbook((sheet, book) => {
				sheet.addRows([
					['名称', '税收'],
					['甲', 1],
				]);
				book.addWorksheet('说明').addRows(second);
			});
		expect((await readTable(await fill([['本表由统计局提供']]), 'a.xlsx')).sheet).toBe('税收');
		const two = await fill([
			['名称', '产值'],
			['甲', '2'],
		]);
		await expect(readTable(two, 'a.xlsx')).rejects.toMatchObject({ problems: [{ code: 'sheet.choose' }] });
		expect((await readTable(two, 'a.xlsx', { sheet: '说明' })).headings).toEqual(['名称', '产值']);
	});

	it('that is old, or broken, is refused with what to do', async () => {
		await expect(readTable(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'a.xls')).rejects.toMatchObject({
			problems: [{ code: 'table.old-excel' }],
		});
		const bytes = await workbook((sheet) => sheet.addRow(['a']));
		await expect(readTable(bytes.subarray(0, 200), 'a.xlsx')).rejects.toMatchObject({
			problems: [{ code: 'zip.unreadable' }],
		});
	});
});

describe('CSV out', () => {
	it('opens in Excel as UTF-8 and runs no formula; numbers stay numbers', () => {
		const rows = [
			['=HYPERLINK("x")', -5],
			['+1', '@a'],
			['甲,"乙"', null],
			['\tx', true],
		];
		expect(csvOf(['名称', '-值'], rows)).toBe(
			`\ufeff名称,'-值\r\n"'=HYPERLINK(""x"")",-5\r\n'+1,'@a\r\n"甲,""乙""",\r\n'\tx,是\r\n`,
		);
	});
});
