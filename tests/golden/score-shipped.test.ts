import { describe, expect, test } from 'vitest';
import { scoreTable } from '#lib/domain/evaluate/score-table.ts';
import { checkRules } from '#lib/domain/rules/check.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { SHIPPED_FILES, shippedRule, shippedRules } from '#lib/rulesets/shipped.ts';
import { enterprise } from '../support/enterprises.ts';

const rule = (id: string) => shippedRule(id) as RuleSet;

describe('淮安 2024', () => {
	// 20 firms on 1 mu each; the group pays 10.5 a mu on average, so the baseline is 21
	const firms = Array.from({ length: 20 }, (_, i) =>
		enterprise(`E${String(i + 1).padStart(2, '0')}`, {
			landMu: 1,
			taxWan: 20 - i,
			revenueWan: 100,
			electricityWanKwh: 10,
		}),
	);
	const result = (rows: typeof firms) => scoreTable(rows, rule('huaian-2024'), '2024-06-01');

	test('Σ value ÷ (2 × group mean) × weight', () => {
		const { results } = result(firms);
		expect(results[0]?.scores['taxPerMu']).toBeCloseTo((20 / 21) * 45, 9);
		expect(results[0]?.scores['revenuePerMu']).toBeCloseTo(17.5, 9);
		expect(results[0]?.scores['taxPerWanKwh']).toBeCloseTo((2 / 2.1) * 20, 9);
	});

	test('A the first 20 %, B to 60 % included, C to 95 % included, D the last 5 %', () => {
		expect(result(firms).grades).toEqual({ A: 4, B: 8, C: 7, D: 1 });
	});

	test('T: utilities and those less than two years in production are neither ranked nor red', () => {
		const water = { ...firms[0], id: 'water', other: { utility: true } } as (typeof firms)[number];
		const fresh = { ...firms[1], id: 'new', other: { productionStartedOn: '2023-01-01' } } as typeof water;
		const { results, grades } = result([...firms, water, fresh]);
		expect(results.slice(-2).map(({ grade, total, rank, ...r }) => [grade, total, rank, r.class])).toEqual([
			[null, null, null, 'T'],
			[null, null, null, 'T'],
		]);
		expect(grades).toEqual({ A: 4, B: 8, C: 7, D: 1 });
	});

	test('below scale from 3 mu on; smaller ones are in no group', () => {
		const on = enterprise('on', { landMu: 3, taxWan: 1 }, { aboveScale: false });
		const under = enterprise('under', { landMu: 2.99, taxWan: 1 }, { aboveScale: false });
		expect(result([on, under]).results.map((r) => r.group)).toEqual(['all', null]);
	});
});

test('旌德 2022 lists values and scores nothing: its weights are not published', () => {
	const row = enterprise(
		'a',
		{ landMu: 10, taxWan: 50, revenueWan: 300, energyTce: 20 },
		{ other: { 技改投资: 40 } },
	);
	const [result] = scoreTable([row], rule('jingde-2022'), '2023-01-01').results;
	expect(result?.values).toMatchObject({ taxPerMu: 5, renovationPerMu: 4, revenuePerTce: 15 });
	expect(result).toMatchObject({ group: 'above', total: null, grade: null, reason: 'rules-partial' });
	const small = enterprise('b', { landMu: 6 }, { aboveScale: false });
	expect(scoreTable([small], rule('jingde-2022'), '2023-01-01').results[0]).toMatchObject({
		group: 'below',
		reason: 'rules-partial',
	});
});

test('温岭 2022: cuts of both groups and deductions for renting out are there, the rest is listed as unknown', () => {
	const rules = rule('wenling-2022');
	expect(rules.partial).toBe(true);
	expect(rules.groups.map((g) => g.tiers?.map((t) => t.upTo?.value))).toEqual([
		[0.2, 0.8, 0.95, 1],
		[0.05, 0.75, 0.95, 1],
	]);
	expect(rules.groups.map((g) => g.within)).toEqual([
		{ groups: [], otherwise: null },
		{ groups: [], otherwise: null },
	]);
	const [above, below] = rules.deductions;
	expect([above?.first?.value, above?.further?.value, below?.first?.value, below?.further?.value]).toEqual([
		0, 5, 10, 5,
	]);
});

test('every number of a shipped rule has a mark, and one that is not synthetic names its source', () => {
	for (const rules of shippedRules()) {
		const bare: string[] = [];
		const walk = (value: unknown, path: string): void => {
			if (typeof value !== 'object' || value === null) return;
			if ('value' in value && 'mark' in value) {
				const figure = value as { mark: string; source?: string };
				if (figure.source === undefined && figure.mark !== 'memory') bare.push(path);
				return;
			}
			for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
		};
		walk(rules.groups, rules.id);
		walk(rules.deductions, rules.id);
		// a floor that the file does not write is nought, by default
		expect(bare.filter((path) => !path.endsWith('.floor'))).toEqual([]);
	}
});

test('shipped files have no fault, no unused key and nothing doubtful', () => {
	for (const file of SHIPPED_FILES) {
		const { problems, warnings } = checkRules(file);
		expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
	}
});
