import { expect, it } from 'vitest';
import type { Proof } from './proof.ts';
import { clausesIn, recordsIn, stepsOf, withOrigins, withSources } from './proof-tree.ts';

const row17 = { batch: 1, file: '税收.xlsx', row: 17 };
const value: Proof = {
	code: 'indicator.value',
	operands: [
		{ name: 'taxWan', value: 10, source: row17 },
		{ name: 'landMu', value: 5 },
	],
	clause: { rule: 'r@1', clause: '表1', mark: 'text' },
};
const tree: Proof = {
	code: 'grade.given',
	clause: { rule: 'r@1', clause: '表1', mark: 'text' },
	steps: [value],
};

it('numbers the steps of a proof as they are cited', () => {
	expect([...stepsOf({ ...tree, steps: [value, tree] }, '2')].map((s) => s.number)).toEqual([
		'2',
		'2.1',
		'2.2',
		'2.2.1',
	]);
});
it('puts below a step how its operands came about, and leaves the given tree as it was', () => {
	const land: Proof = { code: 'fact.land-registered', result: 5 };
	const walked = withOrigins(tree, { landMu: land });
	expect(walked.steps?.[0]?.steps).toEqual([land]);
	expect(value.steps).toBeUndefined();
});
it('never makes a value its own origin', () => {
	const asked: Proof = { code: 'low-efficiency.criterion.yes', operands: [{ name: 'taxPerMu', value: 2 }] };
	expect(withOrigins(asked, { taxPerMu: value }).steps).toEqual([value]);
	expect(withOrigins(value, { taxWan: value }).steps).toBeUndefined();
});
it('names a record only where none stands and there is a value to read', () => {
	const deed = { batch: 2, row: 3 };
	const named = withSources(
		{ code: 'x', operands: [...(value.operands ?? []), { name: 'filed', value: null }] },
		{ taxWan: deed, landMu: deed, filed: deed },
	);
	expect(named.operands?.map((o) => o.source)).toEqual([row17, deed, undefined]);
});
it('lists each clause and each record once, a record with all that was read from it', () => {
	expect(clausesIn([tree, tree])).toHaveLength(1);
	const twice: Proof = { code: 'y', operands: [{ name: 'revenueWan', value: 1, source: row17 }] };
	expect(recordsIn([tree, twice])).toEqual([{ source: row17, operands: ['taxWan', 'revenueWan'] }]);
});
