import { describe, expect, it } from 'vitest';
import { placeOfProblem, sentenceOfProblem } from './problems.ts';

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
