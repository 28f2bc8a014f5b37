import { describe, expect, it } from 'vitest';
import { sheetRequest } from '#lib/api/sheets.ts';
import { sheetFrame } from '#lib/domain/sheet/sheet-frame.ts';
import { sheetGround } from '#lib/domain/sheet/sheet-ground.ts';
import { legendOf } from './sheet-legend.ts';
import type { SheetModel } from './sheet-model.ts';

/** A sheet whose legend has that many classes. */
function withClasses(count: number, paper: 'A4' | 'A3', landscape: boolean): SheetModel {
	const classes = Array.from({ length: count }, (_, i) => ({
		label: `第${i + 1}类`,
		colour: '#0b6e69',
		letter: '',
		pattern: null,
		dashed: false,
	}));
	const sheet = sheetRequest.parse({
		paper,
		landscape,
		scale: 5000,
		centre: [119.9, 28.4],
		legend: { title: '亩均税收（万元/亩）', classes, parcels: [], classOf: [] },
	});
	const frame = sheetFrame(paper, landscape);
	return {
		sheet,
		frame,
		ground: sheetGround([119.9, 28.4], 5000, frame.map)!,
		features: {},
		drawing: null,
		classOf: new Map(),
		counts: classes.map(() => 3000),
		title: '',
		subtitle: '',
		words: {
			scale: '',
			foot: '',
			approval: '',
			made: '',
			north: '',
			legendNote: '数字为宗数',
			layers: {},
			constraint: () => '',
			more: (n) => `另有 ${n} 项`,
			drawing: '',
			marked: '',
		},
	};
}
const textsOf = (svg: string) =>
	[...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, text]) => ({
		x: Number(x),
		y: Number(y),
		text,
	}));

describe('the legend of a sheet', () => {
	it.each([
		['A4', true, 30],
		['A4', false, 34],
		['A3', true, 40],
		['A3', false, 40],
	] as const)('%s, landscape %s: holds %i entries, each within its room', (paper, landscape, count) => {
		const model = withClasses(count, paper, landscape);
		const texts = textsOf(legendOf(model));
		const { side } = model.frame;
		const labels = texts.filter(({ text }) => /^第\d+类$/.test(text!));
		expect(labels.map(({ text }) => text)).toEqual(model.sheet.legend!.classes.map(({ label }) => label));
		for (const { x, y } of labels) {
			expect(y).toBeLessThanOrEqual(side.y + side.height);
			// Nothing lies over the scale bar.
			if (x < side.x + 54) expect(y).toBeLessThanOrEqual(side.y + side.height - 13);
		}
		expect(new Set(labels.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
	});

	it('says how many entries it could not hold, where there is no room for all', () => {
		const texts = textsOf(legendOf(withClasses(40, 'A4', false))).map(({ text }) => text!);
		const held = texts.filter((text) => /^第\d+类$/.test(text)).length;
		expect(held === 40 || texts.includes(`另有 ${40 - held} 项`)).toBe(true);
	});
});
