import { expect, it } from 'vitest';
import { filterCount, NO_FILTERS, passing, type Filters } from './filters.ts';
import { columnsFrom } from './parcel-columns.ts';
import { filterRows } from '#lib/domain/table/row-filter.ts';
import { numberColumn, textColumn, type Column, type TableColumns } from '#lib/domain/table/table-columns.ts';
import { rowFiltersOf } from './row-filters.ts';

const columns = columnsFrom({
	id: [1, 2, 3, 4],
	code: ['b', 'a', 'd', 'c'],
	region: [7, 7, 8, 8],
	park: [70, null, 80, 80],
	areaMu: [5, 10, 20, 40],
	grade: ['A', 'C', null, 'D'],
	idle: ['no', 'unknown', 'yes', 'no'],
	lowEfficiency: ['no', 'no', 'unknown', 'yes'],
	stockKind: [null, null, 'reserve', null],
	aboveScale: [1, 0, null, 0],
	taxPerMu: [9, null, 1, 4],
});
const pass = (filters: Partial<Filters>) =>
	[...passing(columns, { ...NO_FILTERS, ...filters })].flatMap((on, row) => (on ? [columns.ids[row]] : []));

it('lets everything pass where nothing is set', () => {
	expect(pass({})).toEqual([1, 2, 3, 4]);
	expect(filterCount(NO_FILTERS)).toBe(0);
});

it('takes any value within a filter and all filters together', () => {
	expect(pass({ grades: ['A', 'D'] })).toEqual([1, 4]);
	expect(pass({ grades: ['A', 'D'], regions: [8] })).toEqual([4]);
});

it('takes a parcel with any of the suspicions, and never an unknown one', () => {
	expect(pass({ flags: ['idle', 'low-efficiency'] })).toEqual([3, 4]);
	expect(pass({ flags: ['idle'] })).toEqual([3]);
});

it('includes both bounds of the area', () => {
	expect(pass({ minMu: 10, maxMu: 20 })).toEqual([2, 3]);
});

it('asks stock and scale of what is known only', () => {
	expect(pass({ stock: true })).toEqual([3]);
	expect(pass({ scale: 'below' })).toEqual([2, 4]);
	expect(pass({ scale: 'above' })).toEqual([1]);
});

it('lets the same rows pass on the map and in the table of the server', () => {
	const scale = columns
		.text('aboveScale')
		.map((one) => (one === null ? null : one === '1' ? 'above' : 'below'));
	const table: TableColumns = {
		count: columns.count,
		ids: columns.ids,
		columns: new Map<string, Column>([
			['id', numberColumn([...columns.ids])],
			['regionId', numberColumn([...columns.numbers('region')])],
			['parkId', numberColumn([...columns.numbers('park')])],
			['areaMu', numberColumn([...columns.numbers('areaMu')])],
			['taxPerMu', numberColumn([...columns.numbers('taxPerMu')])],
			['aboveScale', textColumn(scale)],
			...['grade', 'idle', 'lowEfficiency', 'stockKind'].map((name): [string, Column] => [
				name,
				textColumn(columns.text(name)),
			]),
		]),
	};
	const each: Partial<Filters>[] = [
		{},
		{ regions: [7] },
		{ parks: [80], grades: ['D', 'A'] },
		{ flags: ['idle', 'low-efficiency'] },
		{ stock: true },
		{ minMu: 10, maxMu: 20 },
		{ scale: 'above' },
		{ scale: 'below', regions: [8] },
		{ range: { of: 'taxPerMu', from: 4, to: null } },
		{ range: { of: 'taxPerMu', from: null, to: 4 } },
	];
	for (const filters of each) {
		const rows = filterRows(
			table,
			rowFiltersOf({ ...NO_FILTERS, ...filters }, () => pass(filters) as number[]),
		);
		expect(
			[...rows].map((row) => columns.ids[row]),
			JSON.stringify(filters),
		).toEqual(pass(filters));
	}
});
