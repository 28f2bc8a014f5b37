import { describe, expect, it } from 'vitest';
import type { PolicyLine } from '#lib/domain/rules/policy-lines.ts';
import { classify, methodOf } from './classes.ts';
import { columnsFrom } from './parcel-columns.ts';

const line = (over: Partial<PolicyLine>): PolicyLine => ({
	indicator: 'taxPerMu',
	kind: 'baseline',
	group: null,
	groupTitle: null,
	aboveScale: null,
	grade: null,
	value: 13.2,
	byIndustry: null,
	otherwise: null,
	wrong: 'below',
	closed: false,
	mark: 'seen',
	clause: '第三条',
	source: 'https://example.test/',
	rule: 'huangyan-2022@1',
	title: '黄岩 2022',
	...over,
});
const lines = [
	line({ kind: 'low-efficiency', aboveScale: true, value: 6 }),
	line({ kind: 'low-efficiency', aboveScale: false, value: 3 }),
	line({ group: 'above', value: 24 }),
	line({ group: 'below', value: 12 }),
];

const columns = columnsFrom({
	id: [1, 2, 3, 4, 5, 6, 7],
	group: ['above', 'above', 'above', 'below', 'below', null, 'below'],
	aboveScale: [1, 1, 1, 0, 0, null, 0],
	//          short low, short base, on the line, its own low line is 3, short low, no group, missing
	taxPerMu: [5.9, 6, 24, 8, 2.9, 8, NaN],
	areaMu: [1, 1, 1, 1, 1, 1, 1],
});
const codes = (by: Parameters<typeof classify>[1], how: Parameters<typeof classify>[4], from = columns) => {
	const { classes, classOf } = classify(from, by, false, 'zh-CN', how);
	return [...classOf].map((at) => classes[at]?.code);
};

describe('classes by policy', () => {
	it('come first where a rule draws a line across the indicator, quantiles where none does', () => {
		expect(methodOf('taxPerMu', { lines })).toBe('policy');
		expect(methodOf('far', { lines })).toBe('quantile');
		expect(methodOf('taxPerMu', { lines, classing: { method: 'natural', count: 4, cuts: [] } })).toBe(
			'natural',
		);
	});

	it('hold each parcel against the lines of its own group and scale, the gravest first', () => {
		expect(codes('indicator:taxPerMu', { lines })).toEqual([
			'short:low-efficiency',
			'short:baseline',
			'meets',
			'short:baseline',
			'short:low-efficiency',
			'no-line',
			'no-data',
		]);
	});

	it('never say that a parcel falls short for which there is no line, or no figure', () => {
		const { classes, classOf } = classify(columns, 'indicator:taxPerMu', false, 'zh-CN', { lines });
		expect(classes[classOf[5] ?? 0]).toMatchObject({ code: 'no-line', colour: '#d5d9da' });
		expect(classes[classOf[6] ?? 0]).toMatchObject({ code: 'no-data', dashed: true });
	});

	it('take a value on the line as the rule does: < is met there, <= is not', () => {
		const open = columnsFrom({ id: [1], taxPerMu: [13.2], areaMu: [1] });
		expect(codes('indicator:taxPerMu', { lines: [line({})] }, open)).toEqual(['meets']);
		expect(codes('indicator:taxPerMu', { lines: [line({ closed: true })] }, open)).toEqual([
			'short:baseline',
		]);
	});

	it('turn round where more is worse', () => {
		const share = columnsFrom({ id: [1, 2], taxPerMu: [10, 14], areaMu: [1, 1] });
		expect(codes('indicator:taxPerMu', { lines: [line({ wrong: 'above' })] }, share)).toEqual([
			'meets',
			'short:baseline',
		]);
	});

	it('read a line by industry by its closest code, and have none for an industry it does not name', () => {
		const by = columnsFrom({
			id: [1, 2, 3, 4],
			industry: ['C3311', '33', '1711', null],
			far: [0.9, 0.7, 0.1, 0.1],
			areaMu: [1, 1, 1, 1],
		});
		const far = line({
			indicator: 'far',
			kind: 'control',
			value: null,
			byIndustry: { '33': 0.8, '3311': 1 },
		});
		expect(codes('indicator:far', { lines: [far] }, by)).toEqual([
			'short:control',
			'short:control',
			'no-line',
			'no-line',
		]);
	});

	it('cut the total where each group is cut', () => {
		const totals = columnsFrom({
			id: [1, 2, 3, 4],
			group: ['above', 'above', 'below', null],
			total: [90, 50, 90, 90],
			areaMu: [1, 1, 1, 1],
		});
		const cuts = [
			line({ indicator: 'total', kind: 'cut', group: 'above', grade: 'A', value: 80 }),
			line({ indicator: 'total', kind: 'cut', group: 'below', grade: 'A', value: 95 }),
			line({ indicator: 'total', kind: 'cut', group: 'above', grade: 'B', value: 60 }),
			line({ indicator: 'total', kind: 'cut', group: 'below', grade: 'B', value: 60 }),
		];
		expect(codes('total', { lines: cuts }, totals)).toEqual(['cut:A', 'below-cuts', 'cut:B', 'no-line']);
	});
});

describe('classes of numbers', () => {
	const numbers = columnsFrom({ id: [1, 2, 3, 4, 5], far: [NaN, 0.5, 1, 1, 3], areaMu: [1, 1, 1, 1, 1] });
	it('by hand are open at both ends, a bound belongs to the class above it', () => {
		const { classes } = classify(numbers, 'indicator:far', false, 'zh-CN', {
			classing: { method: 'manual', count: 5, cuts: [1, 2] },
		});
		expect(classes.map(({ code, from, to }) => [code, from, to])).toEqual([
			['q1', -Infinity, 1],
			['q2', 1, 2],
			['q3', 2, Infinity],
			['no-data', undefined, undefined],
		]);
		expect(
			codes('indicator:far', { classing: { method: 'manual', count: 5, cuts: [1, 2] } }, numbers),
		).toEqual(['no-data', 'q1', 'q2', 'q2', 'q3']);
	});

	it('are one class where all values are equal', () => {
		const equal = columnsFrom({ id: [1, 2], far: [1, 1], areaMu: [1, 1] });
		expect(codes('indicator:far', { classing: { method: 'natural', count: 5, cuts: [] } }, equal)).toEqual([
			'q1',
			'q1',
		]);
	});

	it('of a change lie evenly about zero, white in the middle', () => {
		const change = Float64Array.from([-4, -1, 0, 1, 8]);
		const { classes, inner } = classify(numbers, 'indicator:far', false, 'zh-CN', { change });
		expect(inner).toEqual([-4, -1, 1, 4]);
		const ranges = classes.filter((c) => c.from !== undefined);
		expect(ranges[(ranges.length - 1) / 2]?.colour).toBe('#ffffff');
	});
});
