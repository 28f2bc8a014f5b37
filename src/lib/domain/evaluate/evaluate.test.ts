import { describe, expect, test } from 'vitest';
import { columnsOf, type FactRow, type NumericFact } from '../facts.ts';
import { parseRules } from '../rules/check.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { enterprise, inventedEnterprises, seeded } from '../../../../tests/support/enterprises.ts';
import { apply, applyAll, resultsOf } from './apply.ts';
import { evaluate, fit } from './fit.ts';
import type { Fitted } from './fitted.ts';

const TIERS = [
	{ grade: 'A', upTo: 0.2 },
	{ grade: 'B', upTo: 0.6 },
	{ grade: 'C', upTo: 0.95 },
	{ grade: 'D', upTo: 1 },
];
// All three families, a baseline from the group, every missing policy, a bonus, a deduction and a veto.
const rules: RuleSet = parseRules({
	id: 'everything',
	version: '1',
	title: '全部办法',
	area: '331102',
	year: 2024,
	effective: { from: '2025-01-01' },
	source: 'test',
	mark: 'synthetic',
	groups: [
		{
			id: 'above',
			when: { aboveScale: true },
			within: 'industry',
			indicators: [
				{ id: 'taxPerMu', weight: 40, family: 'ratio', baseline: { groupMean: 2 }, cap: 1.5 },
				{ id: 'valueAddedPerMu', weight: 20, family: 'minmax', base: 20 },
				{ id: 'valueAddedPerTon', weight: 20, family: 'ratio', baseline: 4900, missing: 'group-mean' },
				{ id: 'far', weight: 20, family: 'ideal', ideal: 1.2, missing: 'drop' },
			],
			tiers: TIERS,
		},
		{
			id: 'below',
			when: { any: [{ aboveScale: false }] },
			indicators: [
				{ id: 'taxPerMu', weight: 50, family: 'ratio', baseline: 12, missing: 'zero' },
				{ id: 'taxPerWanKwh', weight: 50, family: 'ratio', baseline: 0.23, missing: { points: -3 } },
			],
			tiers: TIERS,
		},
	],
	bonuses: [{ id: 'tech', when: { rdShare: { '>=': 0.03 } }, ratio: 0.05 }],
	deductions: [{ id: 'tenants', fact: 'tenants', first: 10, further: 5 }],
	vetoes: [{ id: 'far', when: { far: { '<': 0.5 } }, capAt: 'C' }],
	exempt: [{ id: 'utility', when: { industry: '27' }, reason: 'test' }],
});
const rows = inventedEnterprises(2_000, 7).map((row, i) => ({
	...row,
	facts: {
		...row.facts,
		tenants: i % 11 === 0 ? i % 3 : null,
		floorAreaM2: i % 13 === 0 ? null : row.facts.floorAreaM2,
	},
}));
const columns = columnsOf(rows);
const DATE = '2025-06-01';
const fitted = fit(columns, rules, DATE);
const read = resultsOf(fitted, columns);
const results = rows.map((_, i) => read(i));

test('the population is not one-sided: every grade, every group and unrated objects occur', () => {
	expect(Object.values(fitted.grades).every((n) => n > 0)).toBe(true);
	expect(fitted.rated).toBeGreaterThan(1_500);
	expect(fitted.notRated['group-unknown']).toBeGreaterThan(50);
	expect(fitted.notRated['exempt:test']).toBeGreaterThan(50);
	expect(results.some((r) => r.reason === 'veto:far')).toBe(true);
	expect(fitted.rated + Object.values(fitted.notRated).reduce((a, b) => a + b)).toBe(fitted.count);
});

test('apply(fitted, row) is the row of applyAll, bit for bit, for every member', { timeout: 60_000 }, () => {
	for (const [i, row] of rows.entries()) expect(apply(fitted, row)).toEqual(results[i]);
});

test('fit and apply together are fit then apply', () => {
	const both = evaluate(columns, rules, DATE);
	expect(both.fitted).toEqual(fitted);
	expect(both.results).toEqual(applyAll(fitted, columns));
});

test('a Fitted survives JSON bit for bit, and grades the same after it', () => {
	const again = JSON.parse(JSON.stringify(fitted)) as Fitted;
	expect(again).toStrictEqual(fitted);
	expect(applyAll(again, columns)).toEqual(applyAll(fitted, columns));
});

test('permuting the rows changes nothing: not one bit of any result', () => {
	const next = seeded(3);
	const order = rows.map((_, i) => [next(), i] as const).sort((a, b) => a[0] - b[0]);
	const shuffled = order.map(([, i]) => rows[i] as FactRow);
	const refitted = fit(columnsOf(shuffled), rules, DATE);
	expect(refitted.groups).toEqual(fitted.groups);
	for (const [, i] of order.slice(0, 200)) expect(apply(refitted, rows[i] as FactRow)).toEqual(results[i]);
});

describe('the same data in other units', () => {
	test.each([
		['yuan and m²', 1e4, 2000 / 3],
		['thousand yuan and hectares', 10, 1 / 15],
	])('%s, converted at the door, give the same grades and ranks', (_, money, land) => {
		const converted = rows.map((row) => {
			const facts = { ...row.facts };
			for (const name of [
				'taxWan',
				'valueAddedWan',
				'revenueWan',
				'rdWan',
				'fixedInvestmentWan',
			] as NumericFact[]) {
				facts[name] = ((facts[name] as number) * money) / money;
			}
			facts.landMu = ((facts.landMu as number) * land) / land;
			return { ...row, facts };
		});
		const other = columnsOf(converted);
		const readOther = resultsOf(fit(other, rules, DATE), other);
		for (const [i, result] of results.entries()) {
			expect(readOther(i)).toMatchObject({ grade: result.grade, rank: result.rank, group: result.group });
		}
	});
});

test('raising a forward indicator never lowers the total', { timeout: 60_000 }, () => {
	const raised: [NumericFact, string][] = [
		['taxWan', 'tax'],
		['valueAddedWan', 'value added'],
		['floorAreaM2', 'floor'],
	];
	for (const [i, row] of rows.entries()) {
		for (const [fact] of raised) {
			const before = results[i]?.total ?? null;
			const facts = { ...row.facts, [fact]: (row.facts[fact] ?? NaN) * 1.07 };
			if (before === null || Number.isNaN(facts[fact])) continue;
			const after = apply(fitted, { ...row, facts }).total as number;
			expect(after).toBeGreaterThanOrEqual(before);
		}
	}
});

test('scaling all land by k scales the yields per mu by 1/k', () => {
	const row = rows[0] as FactRow;
	const half = { ...row, facts: { ...row.facts, landMu: (row.facts.landMu as number) * 2 } };
	const [a, b] = [apply(fitted, row), apply(fitted, half)];
	for (const id of ['taxPerMu', 'valueAddedPerMu', 'far']) {
		expect(b.values[id]).toBeCloseTo((a.values[id] as number) / 2, 10);
	}
});

test('a hypothetical gets the rank it would have and moves no cut', () => {
	const best = enterprise(
		'best',
		{ landMu: 1, taxWan: 1e6, valueAddedWan: 1e6, emissionTon: 1, floorAreaM2: 2000 },
		{ industry: '33' },
	);
	const before = JSON.stringify(fitted);
	expect(apply(fitted, best)).toMatchObject({ rank: 1, grade: 'A', population: '2017:33' });
	expect(JSON.stringify(fitted)).toBe(before);
});

test('a veto that only caps does not lift or touch a worse grade, and keeps the grade before', () => {
	const capped = results.find((r) => r.reason === 'veto:far');
	expect(capped?.grade).toBe('C');
	expect(capped?.steps.at(-1)).toMatchObject({ kind: 'veto', to: 'C' });
	const worse = results.filter((r) => (r.values['far'] ?? 1) < 0.5 && r.grade === 'D');
	expect(worse.every((r) => r.reason === undefined)).toBe(true);
});
