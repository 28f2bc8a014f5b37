import { expect, it } from 'vitest';
import { readSheet, scaleOfView, writeSheet } from './sheet-address.ts';

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

it('takes the survey scale that holds the view', () => {
	// 900 px at z15 and 28° are 1.9 km; on 216 mm that is 1 : 8,780.
	expect(scaleOfView(15, 28, 216)).toBe(10_000);
});
