import Big from 'big.js';
import { writtenDate } from './written-date.ts';
import { nameKey } from './heading.ts';
import type { Field } from '../record-kinds/record-kind.ts';

/** A cell read as its field, or why it cannot be. `null` is *missing*, never zero. */
export type CellReading = { value: unknown } | { fault: CellFault };

export interface CellFault {
	code:
		| 'cell.number'
		| 'cell.integer'
		| 'cell.date'
		| 'cell.yes-no'
		| 'cell.choice'
		| 'cell.json'
		| 'cell.range'
		| 'cell.length';
	message: string;
	expected: unknown;
	fix: string;
}

/** What stands in an empty cell when somebody wants to say that nothing is known. */
const BLANKS = new Set([
	'',
	'-',
	'--',
	'—',
	'——',
	'－',
	'/',
	'\\',
	'无',
	'空',
	'暂无',
	'不详',
	'null',
	'n/a',
	'na',
	'#n/a',
]);

function isEmpty(raw: unknown): boolean {
	return raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');
}

/** Whether a cell says nothing. */
export function isBlank(raw: unknown): boolean {
	return (
		raw === null || raw === undefined || (typeof raw === 'string' && BLANKS.has(raw.trim().toLowerCase()))
	);
}

/**
 * Reads a cell as its field: full-width forms, thousands separators, Chinese dates and yes/no words are understood,
 * the column's factor brings a number to the field's unit. A formula (`=1+1`) is text, never run.
 */
export function readCell(field: Field, raw: unknown, factor = 1): CellReading {
	// A dash may be somebody's code; what identifies a row is empty only where nothing stands.
	const blank = field.required ? isEmpty(raw) : isBlank(raw);
	if (blank) return { value: null };
	switch (field.type) {
		case 'number':
		case 'integer':
			return readNumber(field, raw, factor);
		case 'date':
			return readDate(raw);
		case 'boolean':
			return readYesNo(raw);
		case 'choice':
			return readChoice(field, raw);
		case 'list':
			return { value: listOf(raw) };
		case 'json':
			return readJson(raw);
		case 'reference':
			return { value: codeOf(textOf(raw)) };
		case 'text':
			return readText(field, raw);
	}
}

/** A code as it is kept: half-width, no spaces at the ends or doubled within. Letters stay as written. */
export function codeOf(written: string): string {
	return written.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** A code as it is looked up where it was not found as written: no spaces or hyphens, capital letters. */
export function looseCode(written: string): string {
	return written
		.normalize('NFKC')
		.replace(/[\s-]+/g, '')
		.toUpperCase();
}

function textOf(raw: unknown): string {
	if (typeof raw === 'object') return JSON.stringify(raw);
	return String(raw).trim();
}

function readText(field: Field, raw: unknown): CellReading {
	const text = textOf(raw);
	if (field.maxLength !== undefined && text.length > field.maxLength)
		return fault(
			'cell.length',
			`文字超过 ${field.maxLength} 个字`,
			`不超过 ${field.maxLength} 个字`,
			'缩短文字',
		);
	return { value: text };
}

function readNumber(field: Field, raw: unknown, factor: number): CellReading {
	const expected = `数字${field.unit && field.unit !== '1' ? `(${field.unit})` : ''}`;
	let text = typeof raw === 'number' ? String(raw) : textOf(raw).normalize('NFKC').replace(/\s+/g, '');
	let scale = new Big(factor);
	if (field.unit === '1' && factor === 1 && text.endsWith('%')) {
		text = text.slice(0, -1);
		scale = new Big('0.01');
	}
	text = text.replace(/^[¥+]/, '');
	// 1,234,567.8: commas only where a thousands separator may stand; 1,5 is not guessed at.
	if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '');
	if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
		return fault('cell.number', '不是数字', expected, '只填数字,单位写在表头');
	const own = new Big(text);
	// 15 亩 × 666.66… is 10,000 m², not 9,999.999…: a converted figure has the 15 digits that a double has.
	const value = Number(scale.eq(1) ? own : own.times(scale).toPrecision(15));
	if (field.type === 'integer' && !Number.isInteger(value))
		return fault('cell.integer', '不是整数', '整数', '填整数');
	if ((field.min !== undefined && value < field.min) || (field.max !== undefined && value > field.max))
		return fault('cell.range', '数值超出合理范围', rangeOf(field), '核对数值和单位');
	return { value };
}

function rangeOf(field: Field): string {
	const unit = field.unit && field.unit !== '1' ? ` ${field.unit}` : '';
	if (field.max === undefined) return `不小于 ${field.min}${unit}`;
	if (field.min === undefined) return `不大于 ${field.max}${unit}`;
	return `${field.min} 至 ${field.max}${unit}`;
}

function readDate(raw: unknown): CellReading {
	const date = writtenDate(raw);
	return date === undefined
		? fault('cell.date', '不是能确定的日期', '2018-12-31、2018年12月31日 或 20181231', '写全年月日')
		: { value: date };
}

const YES = new Set([
	'是',
	'有',
	'已',
	'对',
	'y',
	'yes',
	'true',
	'1',
	't',
	'√',
	'✓',
	'规上',
	'规上企业',
	'规上工业',
	'规上工业企业',
	'规模以上',
	'规模以上企业',
	'规模以上工业',
	'规模以上工业企业',
	'以上',
	'已动工',
	'已开工',
	'已竣工',
	'已建成',
	'已抵押',
]);
const NO = new Set([
	'否',
	'未',
	'不是',
	'没有',
	'n',
	'no',
	'false',
	'0',
	'f',
	'×',
	'✗',
	'规下',
	'规下企业',
	'规下工业',
	'规下工业企业',
	'规模以下',
	'规模以下企业',
	'规模以下工业',
	'规模以下工业企业',
	'以下',
	'未动工',
	'未开工',
	'未竣工',
	'未建成',
	'未抵押',
]);

function readYesNo(raw: unknown): CellReading {
	const text = nameKey(textOf(raw));
	if (YES.has(text)) return { value: true };
	if (NO.has(text)) return { value: false };
	return fault('cell.yes-no', '不是“是”或“否”', '是、否', '填“是”或“否”,不知道的留空');
}

function readChoice(field: Field, raw: unknown): CellReading {
	const wanted = nameKey(textOf(raw));
	for (const [name, code] of Object.entries(field.choices ?? {}))
		if (nameKey(name) === wanted) return { value: code };
	return fault(
		'cell.choice',
		'不在可选的值之中',
		Object.keys(field.choices ?? {}),
		'改为所列之一,不知道的留空',
	);
}

function listOf(raw: unknown): string[] {
	const parts = Array.isArray(raw) ? raw.map(textOf) : textOf(raw).split(/[、,,;;|]/);
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function readJson(raw: unknown): CellReading {
	if (typeof raw === 'object') return { value: raw };
	try {
		return { value: JSON.parse(textOf(raw)) as unknown };
	} catch {
		return fault('cell.json', '不是 JSON', 'JSON', '按 docs/import.md 的写法填');
	}
}

function fault(code: CellFault['code'], message: string, expected: unknown, fix: string): CellReading {
	return { fault: { code, message, expected, fix } };
}
