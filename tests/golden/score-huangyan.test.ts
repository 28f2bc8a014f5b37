import { expect, test } from 'vitest';
import { columnsOf } from '#lib/domain/facts.ts';
import { apply } from '#lib/domain/evaluate/apply.ts';
import { fit } from '#lib/domain/evaluate/fit.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { enterprise } from '../support/enterprises.ts';

const rule = (id: string) => shippedRule(id) as RuleSet;

// domain.md §1.3: value ÷ baseline × weight; an enterprise on every baseline scores 100 (W4).
const onBaseline2022 = {
	landMu: 10,
	taxWan: 240.97,
	valueAddedWan: 1361.6,
	energyTce: 1361.6 / 2.694,
	emissionTon: 1361.6 / 4929.81,
	employees: 1361.6 / 18.14,
	revenueWan: 5000,
	rdWan: 151,
};

test('W4: above scale, exactly on all baselines of 2022, the total is 100.000 and there is no grade', () => {
	const rules = rule('huangyan-2022');
	const row = enterprise('on-baseline', onBaseline2022);
	const result = apply(fit(columnsOf([row]), rules, '2023-09-25'), row);
	expect(result.total).toBeCloseTo(100, 9);
	expect(result.scores).toMatchObject({ taxPerMu: 30, revenuePerMu: null, far: null });
	expect(result).toMatchObject({ group: 'above', rank: 1, grade: null, reason: 'tiers-unpublished' });
});

test('W4: below scale, on both baselines of 2021 and of 2022', () => {
	for (const [id, tax, power] of [
		['huangyan-2021', 16.601058, 0.236565],
		['huangyan-2022', 11.5932, 0.2352],
	] as const) {
		const row = enterprise(
			'small',
			{ landMu: 4, taxWan: tax * 4, electricityWanKwh: (tax * 4) / power },
			{ aboveScale: false },
		);
		const result = apply(fit(columnsOf([row]), rule(id), '2023-09-25'), row);
		expect(result.total).toBeCloseTo(100, 9);
		expect(result.group).toBe('below');
	}
});

test('without emission data an above-scale enterprise gets the mean emission score of those that have it', () => {
	const twice = enterprise('twice', { ...onBaseline2022, emissionTon: onBaseline2022.emissionTon / 2 });
	const once = enterprise('once', onBaseline2022);
	const none = enterprise('none', { ...onBaseline2022, emissionTon: null });
	const fitted = fit(columnsOf([twice, once, none]), rule('huangyan-2022'), '2023-09-25');
	const result = apply(fitted, none);
	expect(result.values['valueAddedPerTon']).toBeNull();
	expect(result.scores['valueAddedPerTon']).toBeCloseTo(15, 9);
	expect(result.total).toBeCloseTo(105, 9);
	expect(result.steps.find((s) => s.id === 'valueAddedPerTon')).toMatchObject({ how: 'group-mean' });
});

test('any other missing datum leaves the total open: not rated, never low', () => {
	const row = enterprise('no-energy', { ...onBaseline2022, energyTce: null });
	const result = apply(fit(columnsOf([row]), rule('huangyan-2022'), '2023-09-25'), row);
	expect(result).toMatchObject({ total: null, rank: null, grade: null, reason: 'missing:energyTce' });
	expect(result.scores['taxPerMu']).toBeCloseTo(30, 9);
});

test('an enterprise whose scale is unknown belongs to no group', () => {
	const row = enterprise('which', onBaseline2022, { aboveScale: null });
	const result = apply(fit(columnsOf([row]), rule('huangyan-2022'), '2023-09-25'), row);
	expect(result).toMatchObject({ group: null, total: null, grade: null, reason: 'group-unknown' });
	expect(result.values['taxPerMu']).toBeCloseTo(24.097, 9);
});
