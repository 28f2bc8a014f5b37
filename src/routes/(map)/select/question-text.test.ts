import { expect, test } from 'vitest';
import { questionText } from './question-text.ts';

test('the order of keys is no difference, the order of a list is one', () => {
	expect(questionText({ a: 1, b: { d: 2, c: [1, 2] } })).toBe(questionText({ b: { c: [1, 2], d: 2 }, a: 1 }));
	expect(questionText({ a: [1, 2] })).not.toBe(questionText({ a: [2, 1] }));
	expect(questionText({ a: 1, b: undefined })).toBe(questionText({ a: 1 }));
});
