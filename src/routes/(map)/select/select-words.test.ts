import { expect, test } from 'vitest';
import type { SelectionAnswer } from '#lib/api/selections.ts';
import { demandWord, gapOf, remedyValue, remedyWord, statusWord } from './select-words.ts';

const answer = (change: Partial<SelectionAnswer>): SelectionAnswer => ({
	status: 'optimal',
	objective: 10,
	bound: 10,
	totals: { benefit: 10, costWan: 1, mu: 1, count: 1 },
	greedy: null,
	picks: [],
	conflict: null,
	checked: { ok: true, faults: [] },
	...change,
});

test('the status says how far the answer may be from the best', () => {
	expect(statusWord(answer({}), 'zh-CN')).toBe('已证明最优');
	expect(statusWord(answer({ status: 'feasible', objective: 99, bound: 100 }), 'zh-CN')).toBe(
		'可行，与最优相差不超过 1.00%',
	);
	expect(statusWord(answer({ status: 'infeasible', objective: null, bound: null }), 'zh-CN')).toBe('无解');
	expect(gapOf({ objective: 0, bound: 0 })).toBe(0);
});

test('a remedy is rounded to the side that still does', () => {
	expect(remedyValue({ kind: 'budget', needed: 3200.001 })).toBe(3200.01);
	expect(remedyValue({ kind: 'budget', needed: 3200.01 })).toBe(3200.01);
	expect(remedyValue({ kind: 'target', needed: 499.999 })).toBe(499.99);
	expect(remedyValue({ kind: 'quota-min', needed: 0.3 })).toBe(0.3);
});

test('demands and remedies are named with their figures', () => {
	const demand = { kind: 'budget' as const, group: null, ids: [], value: 3000 };
	expect(demandWord(demand, null, 'zh-CN')).toBe('预算 3\u2009000.00 万元');
	const remedy = { kind: 'budget' as const, group: null, ids: [], needed: 3200, by: 200, atLeast: false };
	expect(remedyWord(remedy, null, 'zh-CN')).toBe('预算增至 3\u2009200.00 万元可满足');
});
