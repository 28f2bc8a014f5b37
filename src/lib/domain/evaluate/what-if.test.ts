import { describe, expect, test } from 'vitest';
import { enterprise, inventedEnterprises, seeded } from '../../../../tests/support/enterprises.ts';
import { columnsOf, type FactRow } from '../facts.ts';
import { parseRules } from '../rules/check.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { applyAll } from './apply.ts';
import { evaluate } from './fit.ts';
import { openWhatIf, type Rescored, type WhatIf } from './what-if.ts';

const DATE = '2025-06-01';

/** Random rule files over every policy of the grammar, so that no path of the engine is left out. */
function ruleFile(next: () => number): object {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
	const number = (low: number, high: number) => low + (high - low) * next();
	const missing = () => pick([undefined, 'zero', 'drop', 'group-mean', { points: -2 }, { points: 3 }]);
	const baseline = (mean: number) =>
		pick([
			number(0.5, 1.5) * mean,
			{ groupMean: number(0.8, 1.2) },
			{
				byIndustry: { 13: mean, 33: mean * 2, 17: mean / 2 },
				...(next() < 0.5 ? { otherwise: mean * 1.1 } : {}),
			},
		]);
	const scale = pick([1, 100]);
	const indicators = (weights: number[]) => [
		{
			id: 'taxPerMu',
			weight: weights[0],
			family: 'ratio',
			baseline: baseline(18),
			cap: pick([undefined, 1.5, 2]),
			missing: missing(),
		},
		{
			id: 'valueAddedPerTon',
			weight: weights[1],
			family: 'ratio',
			baseline: 4900,
			direction: pick(['forward', 'reverse']),
			floor: pick([undefined, -5]),
			missing: missing(),
		},
		{
			id: 'revenuePerMu',
			weight: weights[2],
			family: 'minmax',
			base: pick([0, 60]),
			...(next() < 0.5 ? { min: 10, max: 400 } : {}),
			direction: pick(['forward', 'reverse']),
			missing: missing(),
		},
		{
			id: 'far',
			weight: weights[3],
			// Degrees of an ideal are percents: beside other families only in a rule of 100 points.
			...(scale === 100 ? { family: 'ideal', ideal: pick([0.8, 1.2]) } : { family: 'ratio', baseline: 0.9 }),
			direction: pick(['forward', 'reverse']),
			missing: missing(),
		},
	];
	const weights = () =>
		pick([
			[0.4, 0.2, 0.3, 0.1],
			[0.25, 0.25, 0.25, 0.25],
			[0.7, 0, 0.2, 0.1],
		]).map((w) => w * scale);
	const tiers = () =>
		pick<unknown[]>([
			[
				{ grade: 'A', upTo: pick([0.05, 0.2]), closed: pick([true, false]) },
				{ grade: 'B', upTo: 0.75 },
				{ grade: 'C', upTo: 0.95, closed: pick([true, false]) },
				{ grade: 'D', upTo: 1 },
			],
			[
				{ grade: 'A', atLeast: 0.9 * scale, closed: pick([true, false]) },
				{ grade: 'B', atLeast: 0.5 * scale, closed: false },
				{ grade: 'C', atLeast: 0.3 * scale },
				{ grade: 'D', atLeast: 0.1 * scale },
			],
			[{ grade: 'A', atLeast: 0.8 * scale }, { grade: 'C', atLeast: 0.5 * scale }, { grade: 'D' }],
		]);
	const group = (id: string, when: object) => ({
		id,
		when,
		within: pick([undefined, 'industry']),
		tie: pick(['best', 'worst']),
		indicators: indicators(weights()),
		tiers: tiers(),
	});
	return {
		id: 'random',
		version: '1',
		title: '随机',
		groups: [
			group('above', { aboveScale: true }),
			group('below', { aboveScale: false, landMu: { '>=': 8 } }),
		],
		bonuses: pick<unknown>([
			undefined,
			[
				{ id: 'dense', when: { far: { '>': 1 } }, points: 3 },
				{ id: 'share', ratio: 0.1, when: { taxWan: { '>': 300 } }, max: 5 },
			],
		]),
		deductions: pick<unknown>([undefined, [{ id: 'rent', fact: 'tenants', first: 2, further: 1, max: 4 }]]),
		corrections: pick<unknown>([undefined, [{ id: 'factor', factor: 1.1, when: { industry: '33' } }]]),
		vetoes: pick<unknown>([
			undefined,
			[
				{ id: 'low', when: { taxPerMu: { '<': 2 } }, grade: 'D' },
				{ id: 'held', when: { employees: { '<': 20 } }, capAt: 'C' },
			],
		]),
		exempt: pick<unknown>([undefined, [{ id: 'small', when: { landMu: { '<': 3 } }, reason: 'small' }]]),
	};
}

/** Some facts go missing, some become zero, and whole rows repeat, so that totals tie. */
function rowsOf(next: () => number, n: number): FactRow[] {
	const rows = inventedEnterprises(n, Math.floor(next() * 1e6));
	return rows.map((row, k) => {
		if (k > 0 && next() < 0.15) return { ...(rows[k - 1] as FactRow), id: row.id };
		const facts = { ...row.facts, tenants: next() < 0.3 ? Math.floor(next() * 4) : null };
		for (const fact of ['taxWan', 'revenueWan', 'floorAreaM2', 'landMu'] as const) {
			const chance = next();
			if (chance < 0.05) facts[fact] = null;
			else if (chance < 0.08) facts[fact] = 0;
		}
		return { ...row, facts };
	});
}

function expectTheRecord(got: Rescored, rules: RuleSet, rows: FactRow[], parcels: FactRow[]): void {
	const { fitted, results } = evaluate(columnsOf(rows), rules, DATE);
	expect(got.wholeFor).toBeNull();
	expect(Array.from(got.total)).toEqual(Array.from(results.total));
	expect(Array.from(got.grade)).toEqual(Array.from(results.grade));
	expect(got.grades).toEqual(results.grades);
	for (const [g, group] of fitted.groups.entries()) {
		const cuts = Object.entries(group.populations).map(([name, p]) => [name, { n: p.n, cuts: p.cuts }]);
		expect(Object.fromEntries(got.groups[g]?.populations ?? [])).toEqual(Object.fromEntries(cuts));
		// The mean score is made where a policy asks for it.
		const figures = group.indicators.map((f, j) =>
			rules.groups[g]?.indicators[j]?.missing === 'group-mean' ? f : { ...f, meanScore: null },
		);
		expect(got.groups[g]?.indicators).toEqual(figures);
	}
	const second = applyAll(fitted, columnsOf(parcels));
	expect(Array.from(got.applied?.total ?? [])).toEqual(Array.from(second.total));
	expect(Array.from(got.applied?.grade ?? [])).toEqual(Array.from(second.grade));
}

describe('a what-if says what an evaluation under the rule would say, to the last bit', () => {
	test.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('random rules and tables, seed %d', (seed) => {
		const next = seeded(seed);
		const rows = rowsOf(next, 40 + Math.floor(next() * 300));
		const parcels = rowsOf(next, 60);
		const whatIf = openWhatIf(columnsOf(rows), parseRules(ruleFile(next)), DATE, columnsOf(parcels));
		for (let step = 0; step < 3; step++) {
			const rules = parseRules(ruleFile(next));
			expectTheRecord(whatIf.rescore(rules), rules, rows, parcels);
			const changed = withOneChange(rules, next);
			expectTheRecord(whatIf.rescore(changed), changed, rows, parcels);
			expectTheRecord(whatIf.rescore(rules), rules, rows, parcels);
		}
	});
});

/** One weight, baseline, cap or cut of one group changed, as a slider does. */
function withOneChange(rules: RuleSet, next: () => number): RuleSet {
	const changed = structuredClone(rules);
	const group = changed.groups[Math.floor(next() * changed.groups.length)];
	const indicator = group?.indicators[Math.floor(next() * group.indicators.length)];
	if (!group || !indicator) throw new Error('a rule without indicators');
	const what = Math.floor(next() * 4);
	if (what === 0 && indicator.weight) indicator.weight.value *= 0.5 + next();
	if (what === 1 && indicator.baseline && 'value' in indicator.baseline)
		indicator.baseline.value *= 0.5 + next();
	if (what === 2) indicator.cap = { value: 0.5 + next(), mark: 'memory' };
	const cut = group.tiers?.[0];
	if (what === 3 && cut?.upTo) cut.upTo.value = next();
	if (what === 3 && cut?.atLeast) cut.atLeast.value *= next();
	return changed;
}

const RULE = {
	id: 'plain',
	version: '1',
	title: '一例',
	groups: [
		{
			id: 'all',
			when: {},
			indicators: [{ id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 20 }],
			tiers: [
				{ grade: 'A', upTo: 0.5 },
				{ grade: 'D', upTo: 1 },
			],
		},
	],
};
const TWO = [enterprise('a', { landMu: 1, taxWan: 40 }), enterprise('b', { landMu: 1, taxWan: 10 })];

test('a part of the rule that the engine does not know is evaluated whole, and the answer names it', () => {
	const rules = parseRules(RULE);
	const stranger = { ...rules, sealed: { by: 'nobody' } } as RuleSet;
	const whatIf: WhatIf = openWhatIf(columnsOf(TWO), rules, DATE);
	const got = whatIf.rescore(stranger);
	expect(got).toMatchObject({ wholeFor: 'sealed', grades: ['A', 'D'] });
	expect(Array.from(got.grade)).toEqual([0, 1]);
	expect(whatIf.rescore(rules).wholeFor).toBeNull();
});
