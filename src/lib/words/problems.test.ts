import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEM_FIXES } from './messages.ts';
import { fixOfProblem, placeOfProblem, sentenceOfProblem } from './problems.ts';

describe('the sentence of a problem', () => {
	const problem = {
		code: 'cell.number',
		message: '不是数字',
		row: 12,
		sheet: '2024',
		got: 'abc',
		expected: '数字',
	};

	it('is the one it brings in Chinese, and found by its code in English with what came', () => {
		expect(sentenceOfProblem(problem, 'zh-CN')).toBe('不是数字');
		expect(sentenceOfProblem(problem, 'en')).toBe('The cell is not a number. (got abc)');
	});

	it('names the code where English has no sentence for it', () => {
		expect(sentenceOfProblem({ code: 'new-code', message: '新问题' }, 'en')).toBe('Problem "new-code".');
	});

	it('says where it is', () => {
		expect(placeOfProblem({ ...problem, file: 'a.csv', path: 'taxWan' }, 'en')).toBe(
			'a.csv, sheet 2024, row 12, taxWan',
		);
		expect(placeOfProblem(problem, 'zh-CN')).toBe('工作表 2024、第 12 行');
	});
});

describe('the advice of a problem', () => {
	const problem = {
		code: 'sheet-too-full',
		message: '图幅内图斑过多',
		fix: '请改用更大的比例尺，或少选图层',
	};

	it('is the one it brings in Chinese, and found by its code in English', () => {
		expect(fixOfProblem(problem, 'zh-CN')).toBe(problem.fix);
		expect(fixOfProblem(problem, 'en')).toBe('Take a larger scale, or fewer layers.');
		expect(fixOfProblem({ code: 'sheet-too-full', message: '' }, 'en')).toBeUndefined();
		expect(fixOfProblem({ ...problem, code: 'new-code' }, 'en')).toBeUndefined();
	});

	it('is whole sentences, without Chinese signs', () => {
		for (const [code, fix] of Object.entries(PROBLEM_FIXES))
			expect(fix, code).toMatch(/^[A-Z][\x20-\x7e°]*\.$/);
	});

	it('is there in English for every code that has one in Chinese', () => {
		const without = new Set<string>();
		const sources = readdirSync('src', { recursive: true, encoding: 'utf8' });
		for (const file of sources.filter((name) => /(?<!\.test)\.(ts|svelte)$/.test(name)))
			for (const code of codesWithFix(readFileSync(join('src', file), 'utf8')))
				if (!(code in PROBLEM_FIXES)) without.add(`${code} (${file})`);
		expect([...without].sort()).toEqual([]);
	});
});

/** Codes that are written as such before a `fix`, with no other code between. */
function codesWithFix(source: string): string[] {
	const pattern =
		/code: (?:[^'\n;{}]*\? )?'([\w.-]+)'(?: : '([\w.-]+)')?((?:(?!code: |code =)[^;]){0,700}?)\bfix:/g;
	return [...source.matchAll(pattern)].flatMap(([, one, other]) =>
		[one, other].filter((c) => c !== undefined),
	);
}
