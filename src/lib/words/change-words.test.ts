import { describe, expect, it } from 'vitest';
import { sentenceOfChange } from './change-words.ts';

describe('what would change this, in a sentence', () => {
	const tax = {
		code: 'grade',
		operand: 'taxWan',
		from: 76.43,
		to: 79.6399,
		unit: '万元',
		result: 'B',
		was: 'C',
	};
	it('says by how much, in its unit and as a share, and that the cuts stay', () => {
		expect(sentenceOfChange(tax, 'zh-CN')).toBe(
			'评价税收再增加 3.21 万元（+4.2 %），即可由 C 级变为 B 级（其余不变，分档线不动）。',
		);
	});
	it('rounds away from zero: who follows it to the digit is over the line', () => {
		expect(sentenceOfChange({ ...tax, to: 76.4301 }, 'zh-CN')).toContain('0.0001 万元');
		expect(sentenceOfChange({ ...tax, to: 76.44001 }, 'zh-CN')).toContain('0.02 万元');
	});
	it('says less where less is better, and leaves the share out where there was nothing', () => {
		const energy = { ...tax, operand: 'energyTce', from: 100, to: 90, unit: '吨标煤' };
		expect(sentenceOfChange(energy, 'zh-CN')).toContain('减少 10 吨标煤（−10 %）');
		expect(sentenceOfChange({ ...tax, from: 0 }, 'zh-CN')).not.toContain('（）');
	});
	it('names the date that would turn a flag', () => {
		const start = {
			code: 'supplement',
			operand: 'supplements.agreedStart',
			from: '2022-01-01',
			to: '2024-06-29',
			result: 'no',
			was: 'yes',
		};
		expect(sentenceOfChange(start, 'zh-CN')).toContain('2024-06-29');
		expect(sentenceOfChange(start, 'en')).toContain('2024-06-29');
	});
});
