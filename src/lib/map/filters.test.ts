import { expect, it } from 'vitest';
import { filterCount, NO_FILTERS, passing, type Filters } from './filters.ts';
import { columnsFrom } from './parcel-columns.ts';
import { rowOrder } from './row-order.ts';

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

it('orders rows by a column with the missing last, whichever way', () => {
	const all = passing(columns, NO_FILTERS);
	const ids = (...order: Parameters<typeof rowOrder>) => rowOrder(...order).map((row) => columns.ids[row]);
	expect(ids(columns, all, 'taxPerMu', true)).toEqual([1, 4, 3, 2]);
	expect(ids(columns, all, 'taxPerMu', false)).toEqual([3, 4, 1, 2]);
	expect(ids(columns, all, 'code', false)).toEqual([2, 1, 4, 3]);
	expect(ids(columns, all, 'idle', true)).toEqual([3, 2, 1, 4]);
});
