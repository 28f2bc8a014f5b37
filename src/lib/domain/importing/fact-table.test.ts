import { expect, test } from 'vitest';
import { readFactTable } from './fact-table.ts';

const table = (headings: string[], ...rows: unknown[][]) =>
	readFactTable(
		headings,
		rows.map((cells, i) => ({
			row: i + 2,
			cells: Object.fromEntries(headings.map((h, c) => [h, cells[c] ?? null])),
		})),
		'表.csv',
	);

test('our own names and Chinese headings mean the same facts', () => {
	const ours = table(
		['id', 'landMu', 'taxWan', 'aboveScale', 'industry'],
		['A', '10', '240.97', 'true', '2231'],
	);
	const theirs = table(
		['统一社会信用代码', '用地面积(亩)', '评价税收', '是否规上', '行业代码'],
		['A', '10', '240.97', '规上', '2231'],
	);
	expect(theirs.rows).toEqual(ours.rows);
	expect(ours.rows[0]).toMatchObject({ id: 'A', aboveScale: true, industry: '2231', industryEdition: 2017 });
	expect(ours.rows[0]?.facts).toMatchObject({ landMu: 10, taxWan: 240.97, energyTce: null });
});

test.each([
	['用地面积(㎡)', '20000', 'landMu', 30],
	['用地面积/公顷', '2', 'landMu', 30],
	['税收(元)', '1,234,500', 'taxWan', 123.45],
	['税收(亿元)', '1.5', 'taxWan', 15_000],
	['用电量(千瓦时)', '25000', 'electricityWanKwh', 2.5],
	['总建筑面积(万㎡)', '5.82', 'floorAreaM2', 58_200],
	['R&D经费支出(千元)', '30', 'rdWan', 3],
	['综合能耗(等价值)(吨标煤)', '12', 'energyTce', 12],
] as const)('%s: %s is %s %d', (heading, cell, fact, value) => {
	const { rows, problems } = table(['编号', heading], ['A', cell]);
	expect(problems).toEqual([]);
	expect(rows[0]?.facts[fact]).toBeCloseTo(value, 9);
});

test('an empty cell, a dash and a slash are missing, never zero; 0 is zero', () => {
	const { rows } = table(['id', 'taxWan', 'rdWan', 'employees', 'emissionTon'], ['A', '', '/', '–', '0']);
	expect(rows[0]?.facts).toMatchObject({ taxWan: null, rdWan: null, emissionTon: 0 });
});

test('an unreadable figure names row, column and what came; a second row of the same id is refused', () => {
	const { problems } = table(['id', '税收(万元)'], ['A', '12x'], ['A', '3'], ['', '4']);
	expect(problems).toMatchObject([
		{ code: 'cell.number', path: 'taxWan', row: 2, got: '12x', file: '表.csv' },
		{ code: 'cell.required', path: 'id', row: 4 },
		{ code: 'table.repeated-id', row: 3, got: 'A' },
	]);
	expect(problems[0]?.message).toContain('税收(万元)');
});

test('a unit that is none of the fact’s, and two columns for one fact, are refused', () => {
	expect(table(['id', '税收(美元)'], ['A', '1']).problems).toMatchObject([
		{ code: 'heading.unit', got: '美元' },
	]);
	expect(table(['id', '用地面积(亩)', '用地面积(㎡)'], ['A', '1', '2']).problems).toMatchObject([
		{ code: 'heading.ambiguous', path: 'landMu' },
	]);
});

test('a table without an id is refused', () => {
	expect(table(['税收'], ['1']).problems).toMatchObject(
		[{ code: 'heading.missing', path: 'id' }, { row: 2 }].slice(0, 1),
	);
});

test('other columns stay facts that a rule may ask for', () => {
	const { rows, kept } = table(['id', '园区', 'accident', 'stars'], ['A', '水阁', '是', '4']);
	expect(rows[0]?.other).toMatchObject({ 园区: '水阁', accident: true, stars: 4 });
	expect(kept).toEqual(['园区', 'accident', 'stars']);
});
