import { describe, expect, it } from 'vitest';
import { filterRows, UnknownColumn, type RowFilter } from './row-filter.ts';
import { sortRows } from './row-sort.ts';
import { totalsOf } from './row-totals.ts';
import { cellAt, numberColumn, textColumn, type Column, type TableColumns } from './table-columns.ts';

const table: TableColumns = {
	count: 5,
	ids: Int32Array.of(11, 12, 13, 14, 15),
	columns: new Map<string, Column>([
		['code', textColumn(['乙', '甲', null, '丙', '甲'])],
		['grade', textColumn(['A', 'D', null, 'B', 'D'])],
		['landMu', numberColumn([10, 20, 30, null, 40])],
		['taxWan', numberColumn([100, null, 60, 5, 0])],
	]),
};
const idsOf = (rows: Int32Array) => [...rows].map((row) => table.ids[row]);
const filtered = (...filters: RowFilter[]) => idsOf(filterRows(table, filters));

describe('filterRows', () => {
	it('keeps rows that pass every condition, and any of an "any"', () => {
		expect(filtered()).toEqual([11, 12, 13, 14, 15]);
		expect(filtered({ column: 'grade', in: ['D', 'B'] })).toEqual([12, 14, 15]);
		expect(filtered({ column: 'grade', in: ['D'] }, { column: 'landMu', from: 21 })).toEqual([15]);
		expect(
			filtered({
				any: [
					{ column: 'grade', in: ['A'] },
					{ column: 'landMu', from: 40 },
				],
			}),
		).toEqual([11, 15]);
	});
	it('includes both ends of a range', () => {
		expect(filtered({ column: 'landMu', from: 20, to: 30 })).toEqual([12, 13]);
	});
	it('lets a missing value through no condition but "not known"', () => {
		expect(filtered({ column: 'taxWan', to: 1e9 })).toEqual([11, 13, 14, 15]);
		expect(filtered({ column: 'taxWan', known: false })).toEqual([12]);
		expect(filtered({ column: 'grade', known: true })).toEqual([11, 12, 14, 15]);
		expect(filtered({ column: 'grade', contains: '' })).toEqual([11, 12, 14, 15]);
	});
	it('looks for a text in the words that are read, not in the codes that are stored', () => {
		const words: Record<string, string> = { A: '优先发展', D: '倒逼整治' };
		const wordOf = (column: string, text: string) => (column === 'grade' ? (words[text] ?? text) : text);
		const found = (contains: string) => idsOf(filterRows(table, [{ column: 'grade', contains }], wordOf));
		expect(found('倒逼')).toEqual([12, 15]);
		expect(found('D')).toEqual([]);
	});
	it('names a column that is not there', () => {
		expect(() => filtered({ column: 'colour', known: true })).toThrow(UnknownColumn);
	});
});

describe('sortRows', () => {
	const all = filterRows(table, []);
	const sorted = (...by: { column: string; descending: boolean }[]) => idsOf(sortRows(table, all, by));
	it('puts what is missing last, whichever way', () => {
		expect(sorted({ column: 'taxWan', descending: false })).toEqual([15, 14, 13, 11, 12]);
		expect(sorted({ column: 'taxWan', descending: true })).toEqual([11, 13, 14, 15, 12]);
	});
	it('sorts Chinese by pinyin, and breaks ties by the next column, then by the rows’ own order', () => {
		expect(sorted({ column: 'code', descending: false })).toEqual([14, 12, 15, 11, 13]);
		expect(sorted({ column: 'grade', descending: true }, { column: 'landMu', descending: true })).toEqual([
			15, 12, 14, 11, 13,
		]);
	});
});

describe('totalsOf', () => {
	it('adds what is known and counts what is not', () => {
		expect(totalsOf(table, [0, 1, 2, 3, 4], ['landMu', 'code'])).toEqual({
			landMu: { value: 100, counted: 4, missing: 1 },
		});
	});
	it('takes the ratio of sums over the rows that have both operands', () => {
		// (100 + 60 + 0) ÷ (10 + 30 + 40): rows 12 (no tax) and 14 (no land) leave both sums.
		expect(totalsOf(table, [0, 1, 2, 3, 4], ['taxPerMu'])).toEqual({
			taxPerMu: { value: 2, counted: 3, missing: 2 },
		});
	});
	it('has no ratio where no row has both', () => {
		expect(totalsOf(table, [1, 3], ['taxPerMu']).taxPerMu).toEqual({ value: null, counted: 0, missing: 2 });
	});
});

it('reads a cell back as it was, and missing as null', () => {
	const code = table.columns.get('code')!;
	expect([0, 1, 2].map((row) => cellAt(code, row))).toEqual(['乙', '甲', null]);
	expect(cellAt(table.columns.get('taxWan')!, 1)).toBeNull();
	expect(cellAt(table.columns.get('taxWan')!, 4)).toBe(0);
});
