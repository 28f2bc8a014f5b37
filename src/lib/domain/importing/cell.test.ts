import { describe, expect, it } from 'vitest';
import type { Field } from '../record-kinds/record-kind.ts';
import { readCell } from './cell.ts';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
	name: 'x',
	type,
	zh: [],
	en: '',
	...more,
});
const valueOf = (f: Field, raw: unknown, factor?: number) => {
	const reading = readCell(f, raw, factor);
	return 'value' in reading ? reading.value : reading.fault.code;
};

describe('a cell', () => {
	it('that says nothing is missing, never zero', () => {
		for (const raw of ['', ' ', '-', '——', '/', '无', 'N/A', null, undefined])
			expect(valueOf(field('number'), raw)).toBeNull();
		expect(valueOf(field('number'), '0')).toBe(0);
	});

	it('with a dash is a code like any other where it identifies the row', () => {
		expect(valueOf(field('text', { required: true }), '-')).toBe('-');
		expect(valueOf(field('text', { required: true }), ' ')).toBeNull();
	});

	it('holds a number in full or half width, with thousands separators, in its column’s unit', () => {
		expect(valueOf(field('number'), '１，２３４．５')).toBe(1234.5);
		expect(valueOf(field('number'), '12,345', 1e-4)).toBe(1.2345);
		expect(valueOf(field('number'), '15', 2000 / 3)).toBe(10_000);
		expect(valueOf(field('number', { unit: '1' }), '35%')).toBe(0.35);
	});

	it('is not guessed at: a unit in it, a comma in the wrong place, a value nobody believes', () => {
		expect(valueOf(field('number'), '12亩')).toBe('cell.number');
		expect(valueOf(field('number'), '1,5')).toBe('cell.number');
		expect(valueOf(field('integer'), '2.5')).toBe('cell.integer');
		expect(valueOf(field('number', { min: 0 }), '-1')).toBe('cell.range');
	});

	it('holds a day as bureaus write it, and only one that exists', () => {
		for (const raw of [
			'2018年12月31日',
			'2018-12-31',
			'2018/12/31',
			'2018.12.31',
			'20181231',
			'2018-12-31 08:00:00',
		])
			expect(valueOf(field('date'), raw)).toBe('2018-12-31');
		for (const raw of ['2018年2月30日', '2018年12月', '18-12-31', '31/12/2018'])
			expect(valueOf(field('date'), raw)).toBe('cell.date');
	});

	it('says yes or no in many words, and is told where it says neither', () => {
		expect(['是', '已动工', '规上', '√', 1].map((raw) => valueOf(field('boolean'), raw))).toEqual(
			Array(5).fill(true),
		);
		expect(['否', '未动工', '规下', '×', 0].map((raw) => valueOf(field('boolean'), raw))).toEqual(
			Array(5).fill(false),
		);
		expect(valueOf(field('boolean'), '也许')).toBe('cell.yes-no');
	});

	it('that looks like a formula is text', () => {
		expect(valueOf(field('text'), '=1+1')).toBe('=1+1');
	});
});
