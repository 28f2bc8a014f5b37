import { describe, expect, test } from 'vitest';
import { checkRules, parseRules } from './check.ts';
import { ruleFileSchema } from './grammar.ts';

const indicator = { id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 20 };
const file = (more: object = {}, group: object = {}) => ({
	id: 'county',
	version: '1',
	title: '某县',
	area: '331121',
	year: 2024,
	effective: { from: '2025-01-01' },
	source: '某政发〔2025〕1号',
	groups: [
		{
			id: 'all',
			when: {},
			indicators: [indicator],
			tiers: [
				{ grade: 'A', upTo: 0.2, closed: true },
				{ grade: 'B', upTo: 1, closed: true },
			],
			...group,
		},
	],
	...more,
});
const paths = (input: unknown) => checkRules(input).problems.map((p) => p.path);

test('a complete file has no problem, nothing unknown, and is read the same again', () => {
	const { rules, problems, unknown, warnings } = checkRules(file());
	expect({ problems, unknown, warnings }).toEqual({ problems: [], unknown: [], warnings: [] });
	expect(rules?.partial).toBe(false);
	expect(parseRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
});

describe('faults are explained by path, all at once', () => {
	test('a wrong type and a missing part', () => {
		const input = file({ version: undefined }, { indicators: [{ ...indicator, weight: '30' }] });
		expect(checkRules(input).problems).toMatchObject([
			{ code: 'rules.missing', path: 'version' },
			{ code: 'rules.form', path: 'groups[0].indicators[0].weight', got: '30' },
		]);
	});

	test.each([
		[[60, 30], false],
		[[60, 40], true],
		[[0.6, 0.4], true],
		[[0.6, 0.5], false],
		[[33.3, 66.7], true],
	])('weights %j: accepted %s', (weights, accepted) => {
		const [a, b] = weights as [number, number];
		const indicators = [
			{ ...indicator, weight: a },
			{ ...indicator, id: 'far', weight: b },
		];
		expect(checkRules(file({}, { indicators })).rules !== null).toBe(accepted);
	});

	test('§10.5: the stored 产城融合型 weights 0.25 + 0.22 are not normalised and are rejected', () => {
		const indicators = [
			{ id: 'far', weight: 0.25, family: 'ideal', ideal: 1.14 },
			{ id: 'buildingCoefficient', weight: 0.22, family: 'ideal', ideal: 0.42 },
		];
		expect(checkRules(file({}, { indicators })).problems).toMatchObject([
			{ code: 'rules.weights', path: 'groups[0].indicators', got: 0.47 },
		]);
	});

	test('an indicator nobody knows, a baseline of 0, a repeated one', () => {
		const indicators = [
			{ ...indicator, id: 'beauty', weight: 50 },
			{ ...indicator, weight: 50, baseline: 0 },
			{ ...indicator, weight: 0 },
		];
		expect(paths(file({}, { indicators }))).toEqual([
			'groups[0].indicators[2]',
			'groups[0].indicators[0].id',
			'groups[0].indicators[1].baseline',
		]);
	});

	test('tiers that run backwards, stop short, or mix shares with scores', () => {
		const tiers = (list: object[]) => paths(file({}, { tiers: list }));
		expect(
			tiers([
				{ grade: 'A', upTo: 0.6 },
				{ grade: 'B', upTo: 0.2 },
				{ grade: 'C', upTo: 1 },
			]),
		).toEqual(['groups[0].tiers[1].upTo']);
		expect(
			tiers([
				{ grade: 'A', upTo: 0.2 },
				{ grade: 'B', upTo: 0.95 },
			]),
		).toEqual(['groups[0].tiers[1].upTo']);
		expect(
			tiers([
				{ grade: 'A', upTo: 0.2 },
				{ grade: 'B', atLeast: 60 },
			]),
		).toEqual(['groups[0].tiers']);
	});

	test('a veto to a grade that is not there', () => {
		expect(paths(file({ vetoes: [{ when: { accident: true }, grade: 'E' }] }))).toEqual(['vetoes[0]']);
	});

	test('a condition with a comparison that does not exist', () => {
		expect(paths(file({}, { when: { landMu: { '=>': 3 } } }))).toEqual(['groups[0].when.landMu']);
	});

	test('not an object at all', () => {
		expect(checkRules([]).problems).toMatchObject([{ code: 'rules.form', path: '' }]);
	});
});

test('a misspelt key is not used, and is said with what was probably meant', () => {
	const { weight: _weight, ...rest } = indicator;
	const checked = checkRules(file({}, { indicators: [{ ...rest, wieght: 100 }] }));
	expect(checked.warnings).toMatchObject([
		{ path: 'groups[0].indicators[0].wieght', fix: '是不是 weight？' },
	]);
	expect(checked.rules?.partial).toBe(true);
	expect(checked.unknown).toMatchObject([{ path: 'groups[0].indicators[0].weight', effect: 'score' }]);
});

test('淮安 2024: weights and cuts are known, baselines are not: partial, listed by path', () => {
	const indicators = [
		{ id: 'taxPerMu', weight: { value: 45, mark: 'seen' }, family: 'ratio', baseline: null },
		{ id: 'revenuePerMu', weight: 35, family: 'ratio' },
		{ id: 'taxPerWanKwh', weight: 20, family: 'ratio', baseline: { groupMean: 2 } },
	];
	const { rules, unknown } = checkRules(file({}, { indicators }));
	expect(unknown.map((u) => u.path)).toEqual([
		'groups[0].indicators[0].baseline',
		'groups[0].indicators[1].baseline',
	]);
	expect(rules?.partial).toBe(true);
});

test('unpublished cuts alone do not make a set partial', () => {
	const { rules, unknown } = checkRules(file({}, { tiers: null }));
	expect(rules?.partial).toBe(false);
	expect(unknown).toMatchObject([{ path: 'groups[0].tiers', effect: 'grade' }]);
});

test.each([
	['万元/亩', 20, 20],
	['万元/hm²', 300, 20],
	['万元/公顷', 300, 20],
	['元/㎡', 300, 20],
	['元/亩', 200_000, 20],
])('a baseline in %s is brought to 万元/亩', (unit, value, due) => {
	const rules = parseRules(
		file({}, { indicators: [{ ...indicator, baseline: { value, unit, mark: 'seen' } }] }),
	);
	const baseline = rules.groups[0]?.indicators[0]?.baseline;
	expect(baseline && 'value' in baseline && baseline.value).toBeCloseTo(due, 10);
});

test('a unit of something else is a fault; a share above 1 without a unit is doubted', () => {
	const wrong = { ...indicator, baseline: { value: 20, unit: '万元/人', mark: 'seen' } };
	expect(paths(file({}, { indicators: [wrong] }))).toEqual(['groups[0].indicators[0].baseline.unit']);
	const percent = { ...indicator, id: 'rdShare', baseline: 3.02 };
	expect(checkRules(file({}, { indicators: [percent] })).warnings).toMatchObject([{ code: 'rules.percent' }]);
	const said = parseRules(
		file({}, { indicators: [{ ...percent, baseline: { value: 3.02, unit: '%', mark: 'seen' } }] }),
	);
	expect(said.groups[0]?.indicators[0]?.baseline).toMatchObject({
		value: expect.closeTo(0.0302, 12) as number,
	});
});

test('a bare number carries the file’s mark, and is unverified where there is none', () => {
	expect(parseRules(file()).groups[0]?.indicators[0]?.weight).toEqual({ value: 100, mark: 'memory' });
	expect(parseRules(file({ mark: 'text' })).groups[0]?.indicators[0]?.weight).toEqual({
		value: 100,
		mark: 'text',
	});
});

test('the schema is JSON Schema of the file as written', () => {
	const schema = ruleFileSchema();
	expect(schema).toMatchObject({ type: 'object', required: ['id', 'version', 'groups'] });
	expect(JSON.stringify(schema)).toContain('withinYears');
});
