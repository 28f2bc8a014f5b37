import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import type { Selection } from '#lib/api/selections.ts';
import { Recalculation } from '../../../../tests/support/recalculate.ts';
import { selectionFixture } from '../../../../tests/support/selection-fixture.ts';
import { selectionWorkbook } from './selection-workbook.ts';

const selection = selectionFixture();
const context = (of: Selection) => ({ synthetic: true, certificateFile: { certificate: of.certificate } });

async function opened(of = selection, lang: 'zh-CN' | 'en' = 'zh-CN'): Promise<ExcelJS.Workbook> {
	const bytes = await selectionWorkbook(of, context(of), lang);
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(bytes.buffer);
	return book;
}

const sheetOf = (book: ExcelJS.Workbook, name: string) => {
	const sheet = book.getWorksheet(name);
	if (!sheet) throw new Error(`no sheet ${name}`);
	return sheet;
};

/** Every formula as `sheet!address`, with its cached result. */
function formulas(book: ExcelJS.Workbook) {
	return book.worksheets.flatMap((sheet) => {
		const found: { sheet: string; address: string; result: unknown }[] = [];
		sheet.eachRow((row) =>
			row.eachCell((cell) => {
				if (cell.formula) found.push({ sheet: sheet.name, address: cell.address, result: cell.result ?? '' });
			}),
		);
		return found;
	});
}

/** The cell of a row that begins (within its first columns) with a text, under a heading. */
function cellOf(book: ExcelJS.Workbook, sheetName: string, text: string, heading: string): ExcelJS.Cell {
	const sheet = sheetOf(book, sheetName);
	let column = 0;
	sheet.getRow(4).eachCell((cell, at) => {
		if (cell.value === heading) column = at;
	});
	let found: ExcelJS.Cell | undefined;
	sheet.eachRow((row, at) => {
		const matches = [1, 2, 3, 4].some((c) => row.getCell(c).value === text);
		if (at > 4 && matches) found ??= row.getCell(column);
	});
	if (!found || column === 0) throw new Error(`${sheetName}: no ${text} under ${heading}`);
	return found;
}
const at = (book: ExcelJS.Workbook, sheet: string, text: string, heading: string) =>
	[sheet, cellOf(book, sheet, text, heading).address] as const;

describe('the workbook of a selection', () => {
	it.each(['zh-CN', 'en'] as const)('reckoned anew comes to what it was written with (%s)', async (lang) => {
		const book = await opened(selection, lang);
		const anew = new Recalculation(book);
		const all = formulas(book);
		expect(all.length).toBeGreaterThan(120);
		for (const { sheet, address, result } of all) {
			const value = anew.valueAt(sheet, address);
			if (typeof result === 'number') expect(value, `${sheet}!${address}`).toBeCloseTo(result, 9);
			else expect(value, `${sheet}!${address}`).toBe(result);
		}
	});

	it('comes to what the solver recorded', async () => {
		const book = await opened();
		const total = (item: string) => cellOf(book, '摘要', item, '内容').result;
		expect(total('效益合计')).toBeCloseTo(selection.totals.benefit, 9);
		expect(total('成本合计')).toBeCloseTo(selection.totals.costWan, 9);
		expect(total('入选面积')).toBeCloseTo(selection.totals.mu, 9);
		expect(total('入选宗数')).toBe(4);
		const verdicts = sheetOf(book, '配额与预算校核')
			.getColumn(9)
			.values.slice(5)
			.map((v) => (v as { result: string }).result);
		// Budget, target, lock-in, seized, disputed, two counties, two parks, three records.
		expect(verdicts).toEqual([
			'满足',
			'满足',
			'满足',
			'满足',
			'满足',
			'满足',
			'未设',
			'满足',
			'未设',
			'与求解一致',
			'与求解一致',
			'与求解一致',
		]);
	});

	it('follows a weight: benefits, totals and checks', async () => {
		const book = await opened();
		cellOf(book, '摘要', '权重：增加值', '内容').value = 0.5;
		const anew = new Recalculation(book);
		const chosen = selection.candidates.candidates.slice(0, 4);
		const due = chosen.reduce(
			(sum, c) => sum + (c.yields[0]?.uplift ?? 0) + 0.5 * (c.yields[1]?.uplift ?? 0),
			0,
		);
		expect(anew.valueAt(...at(book, '摘要', '效益合计', '内容'))).toBeCloseTo(due, 9);
		expect(anew.valueAt(...at(book, '配额与预算校核', '效益与求解记录', '结论'))).toBe('与求解不一致');
		expect(anew.valueAt(...at(book, '配额与预算校核', '成本与求解记录', '结论'))).toBe('与求解一致');
	});

	it('follows a rate: amount, the land’s cost, the total, the budget’s check', async () => {
		const book = await opened();
		const rate = cellOf(book, '成本明细', '331102002', '单价');
		expect([rate.value, cellOf(book, '成本明细', '331102002', '成本项').value]).toEqual([24.5, '收购补偿']);
		rate.value = 84.5;
		const anew = new Recalculation(book);
		expect(anew.valueAt(...at(book, '清单', '331102002', '收购补偿（万元）'))).toBeCloseTo(84.5 * 33.1, 6);
		expect(anew.valueAt(...at(book, '摘要', '成本合计', '内容'))).toBeCloseTo(
			selection.totals.costWan + 60 * 33.1,
			9,
		);
		expect(anew.valueAt(...at(book, '配额与预算校核', '预算：成本合计不超过预算', '结论'))).toBe('不满足');
	});

	it('says unknown where a figure is, and follows when it is filled in', async () => {
		const book = await opened();
		expect(cellOf(book, '未选', '331102006', '效益（万元/年）').result).toBe('未知');
		const cost = sheetOf(book, '成本明细');
		let empty: ExcelJS.Cell | undefined;
		cost.eachRow((row) => {
			if (row.getCell(1).value === '331102007' && row.getCell(4).value === '土壤修复') empty = row.getCell(8);
		});
		expect(empty?.value).toBeNull();
		const before = cellOf(book, '未选', '331102007', '成本合计（万元）').result as number;
		if (empty) empty.value = 100;
		expect(new Recalculation(book).valueAt(...at(book, '未选', '331102007', '成本合计（万元）'))).toBeCloseTo(
			before + 100,
			9,
		);
	});

	it('runs no text as a formula, keeps headings in view, and prints landscape', async () => {
		const book = await opened();
		const code = cellOf(book, '清单', '=331102001', '代码');
		expect([code.formula, code.type]).toEqual([undefined, ExcelJS.ValueType.String]);
		for (const sheet of book.worksheets) expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
		expect(sheetOf(book, '清单').pageSetup).toMatchObject({
			orientation: 'landscape',
			paperSize: 8,
			fitToWidth: 1,
		});
		expect(cellOf(book, '清单', '331102002', '面积（亩）').numFmt).toBe('#,##0.00');
	});

	it('names the source of every figure', async () => {
		const book = await opened();
		const sources = sheetOf(book, '来源');
		const rows: unknown[][] = [];
		sources.eachRow((row, i) => {
			if (i > 4) rows.push((row.values as unknown[]).slice(1));
		});
		expect(rows[0]).toEqual([
			'L001',
			'税收现值',
			'331102002',
			1,
			'记录',
			'记录',
			undefined,
			'税务局 2024 年度',
			'税收.xlsx',
			2,
		]);
		const ids = new Set(rows.map((row) => row[0]));
		const named = String(cellOf(book, '清单', '331102002', '来源号').value).match(/L\d+/g) ?? [];
		expect(named).toHaveLength(12);
		expect(named.filter((id) => !ids.has(id))).toEqual([]);
		expect(rows.find((row) => row[1] === '收购补偿')?.slice(4, 8)).toEqual([
			'规则默认',
			'未核实',
			'附表 1',
			'成本默认值',
		]);
	});

	it('carries the whole certificate: the pieces put end to end give it back', async () => {
		const book = await opened();
		const pieces: string[] = [];
		let hash: unknown;
		sheetOf(book, '证书').eachRow((row) => {
			const name = String(row.getCell(1).value);
			if (name.startsWith('JSON 第')) pieces.push(String(row.getCell(2).value));
			if (name.includes('SHA-256')) hash = row.getCell(2).value;
		});
		expect(pieces.length).toBeGreaterThan(1);
		expect(Math.max(...pieces.map((p) => p.length))).toBeLessThanOrEqual(32_000);
		expect(JSON.parse(pieces.join(''))).toEqual({ certificate: selection.certificate });
		expect(createHash('sha256').update(pieces.join('')).digest('hex')).toBe(hash);
		expect(cellOf(book, '证书', '根节点乘数：budget', '内容').value).toBe('17');
	});

	it('of demands that exclude each other has no list, says which, and reckons still', async () => {
		const none = selectionFixture({ state: 'draft', signedAt: null, signedBy: null, hash: null });
		none.answer = {
			...none.answer,
			status: 'infeasible',
			objective: null,
			bound: null,
			totals: { benefit: 0, costWan: 0, mu: 0, count: 0 },
			greedy: null,
			picks: none.answer.picks.map((p) => ({ ...p, chosen: false, byGreedy: false, firm: null })),
			conflict: {
				demands: [
					{ kind: 'budget', group: null, ids: [], value: 3000 },
					{ kind: 'quota-min', group: 'region:2', ids: [], value: 20 },
				],
				remedies: [{ kind: 'budget', group: null, needed: 6200, by: 3200 }],
			},
		};
		const book = await opened({ ...none, totals: none.answer.totals });
		const anew = new Recalculation(book);
		for (const { sheet, address, result } of formulas(book)) {
			const value = anew.valueAt(sheet, address);
			if (typeof result === 'number') expect(value, `${sheet}!${address}`).toBeCloseTo(result, 9);
			else expect(value, `${sheet}!${address}`).toBe(result);
		}
		expect(cellOf(book, '摘要', '可行的办法', '内容').value).toBe(
			'预算改为 6\u2009200.00 万元（变动 3\u2009200.00）',
		);
		expect(cellOf(book, '摘要', '状态', '内容').value).toBe('草稿，未签批');
	});
});
