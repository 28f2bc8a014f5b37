import { describe, expect, it } from 'vitest';
import { DECREE_53, DISPOSITION_PROPOSED, LOW_EFFICIENCY_DEMO } from '../../rulesets/flag-rules.ts';
import { shippedRule } from '../../rulesets/shipped.ts';
import { generateDemo } from '../../server/demo/generate.ts';
import { demoYear } from '../../../../tests/support/demo-year.ts';
import type { YearFacts, YearRules } from '../evaluate/whole-year.ts';
import { compareYears, type Comparison, type Side } from './compare-years.ts';
import type { ObjectChange } from './object-change.ts';
import { CAUSES, type Cause, type Split } from './split.ts';

const demo = generateDemo({ scale: 0.1 });
const [facts2023, facts2024] = [2023, 2024].map((year) => demoYear(demo, year)) as [YearFacts, YearFacts];
const scoring = shippedRule('demo-2024') as YearRules['scoring'];
const rules: YearRules = {
	scoring,
	idle: DECREE_53,
	lowEfficiency: LOW_EFFICIENCY_DEMO,
	disposition: DISPOSITION_PROPOSED,
};
const otherRules: YearRules = { ...rules, scoring: shippedRule('huangyan-2022') as YearRules['scoring'] };
const a: Side = { facts: facts2024, rules, asOf: '2025-06-30' };

const splitsOf = ({ objects, groups, enterprise, parcel }: Comparison): Split[] => [
	...objects.flatMap((o) => [o.total, o.rank, ...Object.values(o.values)]),
	...groups.flatMap((g) => Object.values(g.values)),
	enterprise.meanTotal,
	parcel.meanTotal,
];
const partsOf = (comparison: Comparison, cause: Cause) =>
	splitsOf(comparison).flatMap((s) => (s[cause] === null ? [] : [s[cause]]));
const withFacts = (change: (facts: YearFacts) => void): Side => {
	const facts = structuredClone(facts2024);
	change(facts);
	return { ...a, facts };
};
const found = (comparison: Comparison, kind: ObjectChange['kind'], id: number) =>
	comparison.objects.find((o) => o.kind === kind && o.id === id) as ObjectChange;

describe('a run compared', () => {
	const years = compareYears(
		{ facts: facts2023, rules, asOf: '2024-06-30' },
		{ facts: facts2024, rules: otherRules, asOf: '2025-06-30' },
	);

	it('with another year under another rule: every change is the sum of its three parts', () => {
		const parted = splitsOf(years).filter((s) => s.data !== null);
		expect(parted.length).toBeGreaterThan(500);
		for (const { change, boundary, data, rule } of parted) {
			const rest = (boundary as number) + (data as number) + (rule as number) - (change as number);
			expect(Math.abs(rest)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(change as number)));
		}
	});

	it('the other way round negates every part and turns the matrix over', () => {
		const back = compareYears(
			{ facts: facts2024, rules: otherRules, asOf: '2025-06-30' },
			{ facts: facts2023, rules, asOf: '2024-06-30' },
		);
		for (const there of years.objects) {
			const home = found(back, there.kind, there.id);
			for (const part of ['change', ...CAUSES] as const)
				expect(home.total[part] ?? null).toEqual(there.total[part] === null ? null : 0 - there.total[part]);
		}
		const turned = back.enterprise.matrix.map(({ from, to, n }) => `${to}>${from} ${n}`);
		expect(turned.sort()).toEqual(
			years.enterprise.matrix.map(({ from, to, n }) => `${from}>${to} ${n}`).sort(),
		);
	});

	it('with itself changes nothing', () => {
		const same = compareYears(a, a);
		expect(same.objects.filter((o) => o.causes.length > 0)).toEqual([]);
		expect([same.enterprise.moved, same.enterprise.changed, same.parcel.changed]).toEqual([0, 0, 0]);
	});
});

describe('a change of', () => {
	it('the rule alone leaves exactly nothing to data and boundary', () => {
		const comparison = compareYears(a, { ...a, rules: otherRules });
		expect(new Set([...partsOf(comparison, 'data'), ...partsOf(comparison, 'boundary')])).toEqual(
			new Set([0]),
		);
		expect(comparison.enterprise.causes.rule).toBeGreaterThan(50);
		expect(new Set(Object.keys(comparison.enterprise.gradeCauses))).toEqual(new Set(['rule']));
		// a rule moves no figure of a county
		expect(comparison.groups.flatMap((g) => Object.values(g.values)).every((v) => v.from === v.to)).toBe(
			true,
		);
	});

	it('one figure alone is data; who changed by it without a change of its own moved with the others', () => {
		const id = facts2024.enterprises.find((e) => (e.row.facts.taxWan ?? 0) > 100 && e.row.aboveScale)
			?.id as number;
		const comparison = compareYears(
			a,
			withFacts((facts) => {
				const row = facts.enterprises.find((e) => e.id === id)?.row;
				if (row) row.facts.taxWan = (row.facts.taxWan as number) * 3;
			}),
		);
		expect(new Set([...partsOf(comparison, 'rule'), ...partsOf(comparison, 'boundary')])).toEqual(
			new Set([0]),
		);
		const own = found(comparison, 'enterprise', id);
		expect(own.own).toEqual(['data']);
		expect(own.total.data).toBe(own.total.change);
		expect(own.total.data).toBeGreaterThan(0);
		const { causes, byOthers } = comparison.enterprise;
		expect(causes.data - byOthers.data).toBe(1);
	});

	it('the land registered of a parcel alone is boundary', () => {
		const place = facts2024.occupancies[0]?.parcel as number;
		const comparison = compareYears(
			a,
			withFacts((facts) => {
				const parcel = facts.parcels.find((p) => p.id === place);
				if (parcel) parcel.registeredM2 = (parcel.registeredM2 ?? parcel.areaM2) * 2;
			}),
		);
		expect(new Set([...partsOf(comparison, 'rule'), ...partsOf(comparison, 'data')])).toEqual(new Set([0]));
		const own = found(comparison, 'parcel', place);
		expect([own.own, own.causes]).toEqual([['boundary'], ['boundary']]);
		expect(own.values['taxPerMu']?.to).toBeCloseTo((own.values['taxPerMu']?.from as number) / 2, 9);
	});

	it('who is counted is boundary: one gone, one new, and the ranks of the rest', () => {
		const gone = facts2024.enterprises[3]?.id as number;
		const comparison = compareYears(
			a,
			withFacts((facts) => {
				facts.enterprises = facts.enterprises.filter((e) => e.id !== gone);
				const twin = structuredClone(facts.enterprises[10]) as YearFacts['enterprises'][number];
				facts.enterprises.push({ ...twin, id: 99_999, row: { ...twin.row, id: '99999' } });
			}),
		);
		expect(found(comparison, 'enterprise', gone)).toMatchObject({ membership: 'gone', causes: ['boundary'] });
		expect(found(comparison, 'enterprise', 99_999)).toMatchObject({ membership: 'new', own: ['boundary'] });
		expect(comparison.enterprise).toMatchObject({ new: 1, gone: 1, both: facts2024.enterprises.length - 1 });
		expect(new Set(partsOf(comparison, 'data'))).toEqual(new Set([0]));
	});

	it('the day of the clocks is data: what is known and how long ago', () => {
		const comparison = compareYears(a, { ...a, asOf: '2029-06-30' });
		const flagged = comparison.objects.filter((o) => o.flags['idle']);
		expect(flagged.length).toBeGreaterThan(0);
		for (const o of flagged) expect(o.causes).toContain('data');
		expect(partsOf(comparison, 'rule').every((x) => x === 0)).toBe(true);
	});
});

it('counts add up: the matrix holds every object once, each stage every object of its population', () => {
	const { enterprise } = compareYears({ ...a, facts: facts2023 }, { ...a, rules: otherRules });
	expect(enterprise.matrix.reduce((n, cell) => n + cell.n, 0)).toBe(enterprise.objects);
	for (const stage of enterprise.stages)
		expect(Object.values(stage).reduce((n, w) => n + w.n, 0)).toBe(facts2024.enterprises.length);
	expect(Object.values(enterprise.gradeCauses).reduce((n, x) => n + x, 0)).toBe(
		enterprise.matrix.filter((c) => c.from !== c.to).reduce((n, c) => n + c.n, 0),
	);
});
