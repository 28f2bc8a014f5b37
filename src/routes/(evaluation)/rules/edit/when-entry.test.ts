import { expect, it } from 'vitest';
import { comparingsOf, testOf, valueOf } from './when-entry.ts';

it('a condition goes through the form unchanged', () => {
	for (const test of [true, 5, 'C', { '>=': 3, '<': 5 }, { in: ['13', '14'] }, { withinYears: 3 }])
		expect(testOf(comparingsOf(test))).toEqual(test);
	expect(testOf(comparingsOf({ '==': 3 }))).toBe(3);
	expect(testOf(comparingsOf(['13', '14']))).toEqual({ in: ['13', '14'] });
});

it('a typed text becomes what the fact is: a number, a yes, a code, a list', () => {
	expect(valueOf('landMu', '>=', '3')).toBe(3);
	expect(valueOf('aboveScale', 'is', 'false')).toBe(false);
	expect(valueOf('industry', 'in', '13、14, 15')).toEqual(['13', '14', '15']);
	expect(valueOf('landMu', 'in', '3 5')).toEqual([3, 5]);
	expect(valueOf('parkKind', 'is', '小微园')).toBe('小微园');
});
