import { describe, expect, it } from 'vitest';
import { readSetProblem } from './set-problem.ts';

const item = { id: 'a', benefit: -1, costWan: 0, mu: 0 };
const faults = (input: unknown) => {
	const read = readSetProblem(input);
	return read.problem === null ? read.problems.map(({ code, path }) => `${code} ${path}`) : [];
};

describe('a set problem at the door', () => {
	it('is taken with null for absent, zero sizes and negative benefits', () => {
		const input = {
			items: [{ ...item, group: null }],
			objective: 'min-cost',
			budgetWan: null,
			lockIn: ['a'],
		};
		expect(readSetProblem(input)).toEqual({
			problem: { items: [item], objective: 'min-cost', lockIn: ['a'] },
		});
	});

	it('is refused with the place of each fault', () => {
		const good = { items: [item], objective: 'max-benefit' };
		expect(faults([])).toEqual(['set.field-invalid ']);
		expect(faults({ ...good, items: [] })).toEqual(['set.field-invalid .items']);
		expect(faults({ ...good, objective: 'max' })).toEqual(['set.field-invalid .objective']);
		expect(faults({ items: [{ id: 'a', benefit: NaN, costWan: -1 }], objective: 'min-cost' })).toEqual([
			'set.field-invalid .items[0].benefit',
			'set.field-invalid .items[0].costWan',
			'set.field-missing .items[0].mu',
		]);
		expect(faults({ ...good, items: [item, item] })).toEqual(['set.id-twice .items[1].id']);
		expect(faults({ ...good, lockIn: ['x'], lockOut: ['y'] })).toEqual([
			'set.lock-unknown .lockIn[0]',
			'set.lock-unknown .lockOut[0]',
		]);
		expect(faults({ ...good, lockIn: ['a'], lockOut: ['a'] })).toEqual(['set.lock-both .lockIn[0]']);
		expect(faults({ ...good, quotas: [{ group: 'g', minMu: 1 }] })).toEqual([
			'set.group-unknown .quotas[0].group',
		]);
	});
});
