import { expect, test } from 'vitest';
import { NEW_QUESTION, type Asked } from './question-url.ts';
import { applied } from './remedies.ts';

const asked: Asked = {
	...NEW_QUESTION,
	budgetWan: 3000,
	targetMu: 500,
	quotas: [
		{ of: 'region', id: 3, minMu: 200, maxMu: null },
		{ of: 'park', id: 3, minMu: null, maxMu: 20 },
	],
	lockIn: [
		{ kind: 'parcel', id: 1 },
		{ kind: 'parcel', id: 2 },
	],
};
const remedy = (kind: 'budget' | 'target' | 'quota-min' | 'quota-max' | 'lock-in', needed: number) => ({
	kind,
	group: kind === 'quota-min' ? 'region:3' : kind === 'quota-max' ? 'park:3' : null,
	ids: kind === 'lock-in' ? ['parcel:2'] : [],
	needed,
	by: 1,
	atLeast: false,
});

test('each remedy changes its own demand and nothing else', () => {
	expect(applied(asked, remedy('budget', 3200.004))).toEqual({ budgetWan: 3200.01 });
	expect(applied(asked, remedy('target', 450.009))).toEqual({ targetMu: 450 });
	expect(applied(asked, remedy('quota-min', 150))?.quotas?.map((quota) => quota.minMu)).toEqual([150, null]);
	expect(applied(asked, remedy('quota-max', 30))?.quotas?.map((quota) => quota.maxMu)).toEqual([null, 30]);
	expect(applied(asked, remedy('lock-in', 1))).toEqual({ lockIn: [{ kind: 'parcel', id: 1 }] });
});
