import { expect, test } from 'vitest';
import { NEW_QUESTION, readSelectAddress, writeSelectAddress, type Asked } from './question-url.ts';

const asked: Asked = {
	...NEW_QUESTION,
	objective: 'min-cost',
	budgetWan: 30_000,
	targetMu: 500.5,
	uplift: 'promise',
	promise: { tax: 30, valueAdded: null, project: 'P-01, 二期' },
	weights: { tax: 2, valueAdded: 0.5 },
	readiness: { mortgaged: 'allow', seized: 'allow', disputed: 'allow', papersMissing: 'allow' },
	missingCost: 'known-part',
	quotas: [
		{ of: 'region', id: 3, minMu: 20, maxMu: null },
		{ of: 'park', id: 7, minMu: null, maxMu: 0 },
	],
	lockIn: [{ kind: 'parcel', id: 12 }],
	lockOut: [
		{ kind: 'parcel', id: 5 },
		{ kind: 'free-land', id: 2 },
	],
	rates: { acquisition: 35.5, staff: 0 },
	criteria: { ...NEW_QUESTION.criteria, regions: [3], minMu: 10 },
};

test('a question goes into the address and comes back as it was', () => {
	const address = { saved: 4, asked, compared: [4, 9] };
	const params = new URLSearchParams(writeSelectAddress(address).toString());
	expect(readSelectAddress(params)).toEqual(address);
});

test('a new question with nothing said is an empty address', () => {
	expect(writeSelectAddress({ saved: null, asked: null, compared: [] }).toString()).toBe('');
	expect(readSelectAddress(new URLSearchParams())).toEqual({ saved: null, asked: null, compared: [] });
});

test('defaults are not written, yet come back', () => {
	const params = writeSelectAddress({ saved: null, asked: NEW_QUESTION, compared: [] });
	expect(params.toString()).toBe('ask=benefit');
	expect(readSelectAddress(params).asked).toEqual(NEW_QUESTION);
});

test.each([
	'ask=most',
	'ask=benefit&rates=gold:3',
	'ask=benefit&budget=-1',
	'ask=benefit&in=house:3',
	'ask=cost&quota=park:x::',
])('%s breaks the schema and is no question', (query) => {
	expect(readSelectAddress(new URLSearchParams(query)).asked).toBe(null);
});
