import { expect, test } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import type { FactRow } from '../facts.ts';
import { parseRules } from '../rules/check.ts';
import { settleTenants } from './tenants.ts';

const rules = (tenants: unknown) =>
	parseRules({
		id: 'tenants',
		version: '1',
		groups: [
			{
				id: 'all',
				indicators: [{ id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 10 }],
				tiers: null,
			},
		],
		tenants,
	});
const at = (owner: string | null, more: object = {}) => ({ other: { ownerId: owner, ...more } });
const owner = enterprise('owner', { landMu: 20, taxWan: 100, revenueWan: 900, tenants: 2 });
const small = enterprise('small', { landMu: 3, taxWan: 6, revenueWan: null }, at('owner'));
const large = enterprise('large', { landMu: 9, taxWan: 50, revenueWan: 80 }, at('owner'));
const settled = (rows: FactRow[], policy: unknown) => settleTenants(rows, rules(policy), '2025-06-01');
const ids = (rows: FactRow[]) => rows.map((r) => r.id);

test('without a policy everyone is judged on his own', () => {
	const { rows, follows } = settleTenants([owner, small], rules(null), '2025-06-01');
	expect(rows).toEqual([owner, small]);
	expect(follows.size).toBe(0);
});

test('merged: facts are summed, one that a part lacks is lacking, the count of tenants stays the owner’s', () => {
	const { rows, follows } = settled([small, owner, large], 'merged');
	expect(ids(rows)).toEqual(['owner']);
	expect(rows[0]?.facts).toMatchObject({ landMu: 32, taxWan: 156, revenueWan: null, tenants: 2 });
	expect([...follows]).toEqual([
		['small', { owner: 'owner', how: 'merged', policy: 'tenants-1' }],
		['large', { owner: 'owner', how: 'merged', policy: 'tenants-1' }],
	]);
	expect(owner.facts.taxWan).toBe(100);
});

test('merged on the owner’s land: land and buildings are not added up', () => {
	const { rows } = settled([owner, { ...small, facts: { ...small.facts, landMu: null } }], {
		how: 'merged',
		land: 'owner',
	});
	expect(rows[0]?.facts).toMatchObject({ landMu: 20, taxWan: 106 });
});

test('江山: small tenants take the owner’s grade, those of small-enterprise parks excepted', () => {
	const inPark = { ...small, id: 'in park', ...at('owner', { smallPark: true }) };
	const outside = { ...small, id: 'outside', ...at('owner', { smallPark: false }) };
	const { rows, follows, undecided } = settled([owner, inPark, outside, small], {
		how: 'owner-grade',
		except: { smallPark: true },
	});
	expect(ids(rows)).toEqual(['owner', 'in park', 'small']);
	expect([...follows.keys()]).toEqual(['outside']);
	expect([...undecided]).toEqual([['small', 'policy-unknown']]);
});

test('遂昌: merged, but tenants above a size on their own: the first entry that holds counts', () => {
	const { rows } = settled(
		[owner, small, large],
		[{ how: '单独', when: { 用地面积: { '>=': 5 } } }, { how: '合并' }],
	);
	expect(ids(rows)).toEqual(['owner', 'large']);
	expect(rows[0]?.facts.taxWan).toBe(106);
});

test('a tenant’s tenant goes to the owner of the ground; a circle and an absent owner leave it on its own', () => {
	const sub = { ...small, id: 'sub', ...at('small') };
	expect(settled([owner, small, sub], 'merged').rows[0]?.facts.taxWan).toBe(112);
	const a = { ...small, id: 'a', ...at('b') };
	const b = { ...small, id: 'b', ...at('a') };
	const lost = { ...small, id: 'lost', ...at('nobody') };
	const { rows, undecided } = settled([a, b, lost], 'merged');
	expect(ids(rows)).toEqual(['a', 'b', 'lost']);
	expect([...undecided].toSorted()).toEqual([
		['a', 'owner-circle'],
		['b', 'owner-circle'],
		['lost', 'owner-absent'],
	]);
});

test('the order of the table changes no bit of a sum', () => {
	const parts = [0.1, 0.2, 0.3, 0.7].map((taxWan, i) =>
		enterprise(`t${i}`, { landMu: 1, taxWan }, at('owner')),
	);
	const one = settled([owner, ...parts], 'merged').rows[0]?.facts.taxWan;
	expect(settled([...parts.toReversed(), owner], 'merged').rows[0]?.facts.taxWan).toBe(one);
});
