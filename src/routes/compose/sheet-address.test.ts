import { expect, it } from 'vitest';
import { parseUrl } from '#lib/map/url-state.ts';
import { composeSearch, placeTyped, readSheet, scaleOfView, writeSheet } from './sheet-address.ts';

const fallback = { scale: 2000, date: '2026-11-24' };

it('reads back what it wrote', () => {
	const sheet = {
		...readSheet(new URLSearchParams(), fallback),
		paper: 'A3' as const,
		landscape: false,
		scale: 1234,
		centre: [119.92, 28.45] as [number, number],
		title: '滨江地块 & 周边',
		approvalNo: '浙S(2026)1号',
		grid: false,
		atlas: [3, 5],
		atlasFixed: true,
		drawing: 7,
	};
	expect(readSheet(new URLSearchParams(String(writeSheet(sheet))), fallback)).toEqual(sheet);
});

it('leaves what it does not understand at its default', () => {
	const sheet = readSheet(new URLSearchParams('sheet=B5:x:12:a,b&date=morgen&atlas=x,-1'), fallback);
	expect(sheet).toMatchObject({
		paper: 'A4',
		landscape: true,
		scale: 2000,
		centre: null,
		date: '2026-11-24',
		atlas: [],
	});
});

it('has the colouring and the layers of the map in its address beside the sheet', () => {
	const current = new URLSearchParams('colour=grade&hide=parks&place=119.900000,28.400000&title=甲&x=1');
	const screen = parseUrl(new URLSearchParams('colour=indicator:taxPerMu&hide=buildings'));
	const sheet = { ...readSheet(current, fallback), title: '乙' };
	const params = new URLSearchParams(composeSearch(current, screen, sheet));
	expect(Object.fromEntries(params)).toEqual({
		x: '1',
		sheet: 'A4:l:2000',
		title: '乙',
		date: '2026-11-24',
		colour: 'indicator:taxPerMu',
		hide: 'buildings',
	});
	expect(composeSearch(params, screen, sheet)).toBe(composeSearch(current, screen, sheet));
});

it('reads a typed middle', () => {
	expect(placeTyped('119.92, 28.45')).toEqual([119.92, 28.45]);
	expect(placeTyped(' 119.92，28.45 ')).toEqual([119.92, 28.45]);
	for (const text of ['', '119.92', '28.45, 119.92', 'a, b', '119, 28, 3'])
		expect(placeTyped(text)).toBeNull();
});

it('takes the survey scale that holds the view', () => {
	// 900 px at z15 and 28° are 1.9 km; on 216 mm that is 1 : 8,780.
	expect(scaleOfView(15, 28, 216)).toBe(10_000);
});
