import { expect, test } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import { columnsOf, type FactRow } from '../facts.ts';
import { parseRules } from '../rules/check.ts';
import { resultsOf } from './apply.ts';
import { fit } from './fit.ts';

const tiers = [
	{ grade: 'A', upTo: 0.5 },
	{ grade: 'D', upTo: 1 },
];
const tax = { id: 'taxPerMu', weight: 60, family: 'ratio', baseline: 20 };
const far = { id: 'far', weight: 40, family: 'ideal', ideal: 1 };
const score = (group: object, rows: FactRow[], more: object = {}) => {
	const rules = parseRules({
		id: 'policy',
		version: '1',
		title: '政策',
		groups: [{ id: 'all', when: {}, indicators: [tax, far], tiers, ...group }],
		...more,
	});
	const columns = columnsOf(rows);
	const read = resultsOf(fit(columns, rules, '2025-06-01'), columns);
	return rows.map((_, i) => read(i));
};
// 1 mu holds 2000/3 m²: a floor area of 2000/3 is FAR 1
const whole = enterprise('whole', { landMu: 1, taxWan: 20, floorAreaM2: 2000 / 3 });
const noFloor = enterprise('no floor', { landMu: 1, taxWan: 10, floorAreaM2: null });
const withMissing = (missing: unknown) => ({ indicators: [tax, { ...far, missing }] });

test.each([
	['zero', 30],
	['drop', 50],
	['group-mean', 70],
	['average', 70],
	[{ points: -3 }, 27],
	[-3, 27],
])('missing: %j gives a total of %d', (missing, total) => {
	expect(score(withMissing(missing), [whole, noFloor])[1]?.total).toBeCloseTo(total, 9);
});

test('without a policy the total cannot be made: not rated, and not counted among the ranked', () => {
	const [a, b] = score({}, [whole, noFloor]);
	expect(b).toMatchObject({ total: null, rank: null, grade: null, reason: 'missing:floorAreaM2' });
	expect(a).toMatchObject({ rank: 1, of: 1 });
});

test('land of 0 is no land: no yield, and the reason says so', () => {
	const none = enterprise('none', { landMu: 0, taxWan: 10, floorAreaM2: 100 });
	expect(score({}, [whole, none])[1]).toMatchObject({ total: null, reason: 'nonpositive:landMu' });
});

test('a negative value scores the floor of 0 points, a cap is a multiple of the weight', () => {
	const refunded = enterprise('refunded', { landMu: 1, taxWan: -50, floorAreaM2: 0 });
	const rich = enterprise('rich', { landMu: 1, taxWan: 900, floorAreaM2: 0 });
	const results = score({ indicators: [{ ...tax, cap: 1.5 }, far] }, [refunded, rich]);
	expect(results.map((r) => r.scores['taxPerMu'])).toEqual([0, 90]);
});

test('a baseline of k × the group mean is k × the ratio of sums, not of the mean of ratios', () => {
	const small = enterprise('small', { landMu: 1, taxWan: 40, floorAreaM2: 0 });
	const large = enterprise('large', { landMu: 9, taxWan: 60, floorAreaM2: 0 });
	const results = score({ indicators: [{ ...tax, baseline: { groupMean: 2 } }, far] }, [small, large]);
	// 100 万元 on 10 mu: baseline 20, so 40 a mu is twice the weight
	expect(results[0]?.scores['taxPerMu']).toBeCloseTo(120, 9);
});

test('a baseline by industry division: each its own, and without an industry no total', () => {
	const rows = [
		{ ...whole, id: 'metal', industry: 'C3311' },
		{ ...whole, id: 'paper', industry: '2221' },
		{ ...whole, id: 'unknown' },
		{ ...whole, id: '2002', industry: '33', industryEdition: 2002 as const },
	];
	const byIndustry = { byIndustry: { '33': 20, '22': 40 } };
	const results = score({ indicators: [{ ...tax, baseline: byIndustry }, far] }, rows);
	expect(results.map((r) => [r.scores['taxPerMu'], r.reason])).toEqual([
		[60, undefined],
		[30, undefined],
		[null, 'industry-unknown'],
		[null, 'industry-unknown'],
	]);
});

test('龙游: (Σ) × correction + bonus; 温岭: the first tenant costs 10, each further 5', () => {
	const rows = [
		{ ...whole, id: 'plain', other: { tech: false } },
		{ ...whole, id: 'tech', other: { tech: true } },
		{ ...whole, id: 'three tenants', other: { tech: false }, facts: { ...whole.facts, tenants: 3 } },
	];
	const results = score({}, rows, {
		corrections: [{ id: 'k', factor: 0.9 }],
		bonuses: [{ id: 'tech', when: { tech: true }, points: 5 }],
		deductions: [{ id: 'tenants', fact: 'tenants', first: -10, further: -5 }],
	});
	expect(results.map((r) => r.total)).toEqual([90, 95, 70].map((x) => expect.closeTo(x, 9) as number));
	expect(results[0]?.undecided).toEqual(['tenants']);
	expect(results[2]?.steps.slice(-2)).toEqual([
		{ kind: 'correction', id: 'k', factor: 0.9 },
		{ kind: 'deduction', id: 'tenants', points: 20 },
	]);
});

test('a bonus as a share of the total before it, at most so much', () => {
	const ratio = { bonuses: [{ id: 'hq', ratio: { value: 10, unit: '%' }, max: 8 }] };
	expect(score({}, [whole], ratio)[0]?.total).toBeCloseTo(108, 9);
});

test('an exempt object is not rated and moves nobody’s rank or mean', () => {
	const utility = {
		...enterprise('water', { landMu: 1, taxWan: 900, floorAreaM2: 2000 }),
		other: { utility: true },
	};
	const [a, b] = score({}, [whole, utility], { exempt: [{ when: { utility: true }, reason: '公用工程' }] });
	expect(a).toMatchObject({ rank: 1, of: 1 });
	expect(b).toMatchObject({ total: null, grade: null, reason: 'exempt:公用工程' });
	expect(b?.values['taxPerMu']).toBe(900);
	expect(b?.steps).toEqual([{ kind: 'exempt', id: 'exempt-1' }]);
});

test('a partial set scores what it can and grades nothing', () => {
	const { baseline: _baseline, ...unpublished } = tax;
	const [a] = score({ indicators: [unpublished, far] }, [whole]);
	expect(a?.scores).toMatchObject({ taxPerMu: null, far: expect.closeTo(40, 9) as number });
	expect(a).toMatchObject({ total: null, rank: null, grade: null, reason: 'rules-partial' });
	const [b] = score({}, [whole], { partial: true });
	expect(b).toMatchObject({
		total: expect.closeTo(100, 9) as number,
		rank: 1,
		grade: null,
		reason: 'rules-partial',
	});
});

test('a veto on established facts holds also where data are missing; one on missing facts does nothing', () => {
	const rows = [whole, { ...noFloor, other: { accident: true } }, { ...noFloor, id: 'asked' }];
	const results = score({}, rows, { vetoes: [{ id: 'accident', when: { accident: true }, grade: 'D' }] });
	expect(results[1]).toMatchObject({ total: null, grade: 'D', reason: 'veto:accident' });
	expect(results[2]).toMatchObject({ grade: null, reason: 'missing:floorAreaM2', undecided: ['accident'] });
});

test('a named group settles an unknown scale; against a plain no it is a conflict', () => {
	const groups = [
		{ id: 'above', when: { aboveScale: true }, indicators: [{ ...tax, weight: 100 }], tiers: null },
		{ id: 'below', when: { aboveScale: false }, indicators: [{ ...tax, weight: 100 }], tiers: null },
	];
	const named = (id: string, aboveScale: boolean | null, group: string | null): FactRow => ({
		...whole,
		id,
		aboveScale,
		other: { group },
	});
	const rows = [named('a', null, 'below'), named('b', true, 'below'), named('c', null, null)];
	expect(score({}, rows, { groups }).map((r) => [r.group, r.reason])).toEqual([
		['below', 'tiers-unpublished'],
		[null, 'group-conflict'],
		[null, 'group-unknown'],
	]);
});

test('an indicator that the rule defines itself', () => {
	const own = {
		id: 'taxPerTce',
		weight: 100,
		family: 'ratio',
		baseline: 2,
		formula: { numerator: 'taxWan', denominator: 'energyTce', unit: '万元/吨标煤' },
	};
	const row = enterprise('row', { taxWan: 30, energyTce: 10 });
	expect(score({ indicators: [own] }, [row])[0]).toMatchObject({ values: { taxPerTce: 3 }, total: 150 });
});
