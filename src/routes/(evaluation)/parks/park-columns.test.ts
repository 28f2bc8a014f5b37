import { expect, it } from 'vitest';
import type { ParkTable, ParkTableRow } from '#lib/api/parks.ts';
import { columnsOf, ranked, standingOf } from './park-columns.ts';
import { parkCsv } from './park-csv.ts';

const park = (
	name: string,
	values: ParkTableRow['values'],
	more: Partial<ParkTableRow> = {},
): ParkTableRow => ({
	id: 1,
	code: 'K1',
	name,
	region: null,
	parcels: 0,
	enterprises: 0,
	type: 'industrial',
	found: 'industrial',
	values,
	origins: {},
	chain: null,
	total: null,
	reason: null,
	missing: [],
	areas: [],
	doubts: [],
	...more,
});

it('shows the indicators that any park has, in the standard’s order', () => {
	const parks = [park('甲', { idleRate: 0.01, supplyRate: null }), park('乙', { developmentRate: 0.9 })];
	expect(columnsOf(parks)).toEqual(['developmentRate', 'idleRate']);
});

it('compares what is printed: equal digits are equal, a missing value stands nowhere', () => {
	expect(standingOf('92.68', '92.68', 0.92681, 0.9268)).toBe('same');
	expect(standingOf('93.00', '92.68', 0.93, 0.9268)).toBe('above');
	expect(standingOf('—', '92.68', null, 0.9268)).toBeNull();
	expect(standingOf('93.00', '—', 0.93, undefined)).toBeNull();
});

it('ranks the parks that have the value, the greatest first', () => {
	const parks = [
		park('甲', { grossFar: 0.8 }),
		park('乙', { grossFar: null }),
		park('丙', { grossFar: 1.2 }),
	];
	expect(ranked(parks, 'grossFar').map((r) => r.park.name)).toEqual(['丙', '甲']);
});

it('writes areas under their park, shares in per cent, the total and the reference last', () => {
	const table: ParkTable = {
		run: 1,
		year: 2024,
		rules: null,
		parks: [
			park(
				'甲,东',
				{ supplyRate: 0.5 },
				{ total: 88.123456, areas: [{ part: 'main', values: { supplyRate: 0.6 }, score: 90 }] },
			),
		],
		all: { values: { supplyRate: 0.5 }, counted: { supplyRate: 1 } },
	};
	const reference = {
		id: 'n',
		zh: '全国',
		en: 'N',
		year: 2020,
		source: '',
		mark: 'seen' as const,
		values: { supplyRate: 0.9268 },
	};
	expect(parkCsv(table, ['supplyRate'], reference, 'zh-CN').split('\r\n')).toEqual([
		'\ufeff园区代码,园区,类型,集约度,土地供应率（%）',
		'K1,"甲,东",工业主导型,88.1235,50',
		'K1,"甲,东 主区",,90,60',
		',全部园区（总和之比）,,,50',
		',全国 2020,,,92.68',
		'',
	]);
});

it('writes a name that a spreadsheet would run as a formula as text', () => {
	const table: ParkTable = {
		run: 1,
		year: 2024,
		rules: null,
		parks: [park('=1+1', {}), park('-2+3', {})],
		all: { values: {}, counted: {} },
	};
	const names = parkCsv(table, [], null, 'zh-CN')
		.split('\r\n')
		.slice(1, 3)
		.map((line) => line.split(',')[1]);
	expect(names).toEqual(["'=1+1", "'-2+3"]);
});
