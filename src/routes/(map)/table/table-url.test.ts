import { expect, it } from 'vitest';
import { conditionOf, NEW_TABLE, readTable, writeTable, type TableAddress } from './table-url.ts';

it('writes nothing for a table as it comes', () => {
	expect(String(writeTable(NEW_TABLE))).toBe('');
	expect(readTable(new URLSearchParams())).toEqual(NEW_TABLE);
});

it('reads back what it wrote', () => {
	const table: TableAddress = {
		columns: ['code', 'taxWan', 'holder'],
		sort: [
			{ column: 'grade', descending: false },
			{ column: 'taxPerMu', descending: true },
		],
		filters: [
			{ column: 'taxPerMu', from: -1.5, to: 5 },
			{ column: 'areaMu', from: 60, to: undefined },
			{ column: 'grade', in: ['C', 'D'] },
			{ column: 'holder', contains: '甲;乙|丙:丁' },
			{ column: 'taxWan', known: false },
		],
		inView: true,
	};
	expect(readTable(new URLSearchParams(String(writeTable(table))))).toEqual(table);
});

it('remembers that there is no order', () => {
	expect(readTable(writeTable({ ...NEW_TABLE, sort: [] })).sort).toEqual([]);
});

it('leaves out what it does not understand', () => {
	expect(
		readTable(new URLSearchParams('cols=colour,code,code&sort=-x,code&where=x:=1;areaMu:a..b;:?')),
	).toEqual({
		...NEW_TABLE,
		columns: ['code'],
		sort: [{ column: 'code', descending: false }],
	});
	expect(conditionOf('holder:~%E0%A4%A')).toBeNull();
});
