import { describe, expect, it } from 'vitest';
import { operandText, sentenceOf, sentenceOfReason } from './proof-words.ts';

describe('the sentence of a proof', () => {
	it('is the message of its code with the parameters in it', () => {
		expect(
			sentenceOf(
				{ code: 'idle.no', params: { asOf: '2024-12-31', limb: null, reason: 'not-yet-due' } },
				'en',
			),
		).toBe('As of 2024-12-31: not found idle. The start is not due yet.');
	});

	it('leaves the reason out where there is none, and shows a dash for another missing parameter', () => {
		expect(sentenceOf({ code: 'idle.yes', params: { asOf: null, reason: null } }, 'en')).toBe(
			'As of \u2014: suspected idle.',
		);
	});

	it('still reads where a code has no message: code and operands, so that no step vanishes', () => {
		const operands = [
			{ name: 'taxWan', value: 573564.5, unit: '万元' },
			{ name: 'x.y', value: null },
		];
		expect(sentenceOf({ code: 'some.new.step', operands }, 'en')).toBe(
			'some.new.step: Tax 573\u2009564.5 万元; x.y \u2014',
		);
	});

	it('names an operand by its fact, in the language of the page', () => {
		expect(operandText({ name: 'supplements.agreedStart', value: '2024-01-01' }, 'zh-CN')).toBe(
			'约定动工日期 2024-01-01',
		);
	});
});

describe('the sentence of a reason', () => {
	it('names the missing facts', () => {
		expect(sentenceOfReason('missing:emissionTon,employees', 'en')).toBe(
			'Missing: Main pollutants, Employees',
		);
	});
	it('says why an object is not rated, and shows a code it does not know', () => {
		expect(sentenceOfReason('exempt:公用工程', 'en')).toBe('Not rated: public utility');
		expect(sentenceOfReason('tiers-unpublished', 'en')).toBe('Tier cuts not published');
		expect(sentenceOfReason('new-code:1', 'en')).toBe('new-code:1');
	});
});
