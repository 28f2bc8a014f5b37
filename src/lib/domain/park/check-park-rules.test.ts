import { expect, it } from 'vitest';
import sample from '../../rulesets/td-t-1029-sample.json' with { type: 'json' };
import official from '../../rulesets/td-t-1029.json' with { type: 'json' };
import type { NotedFigure } from './park-rules.ts';
import { checkParkRules, isParkRuleFile } from './check-park-rules.ts';

type Json = Record<string, unknown>;
/** The sample with one thing changed at a path of keys. */
function changed(path: (string | number)[], value: unknown): Json {
	const file = structuredClone(sample) as Json;
	const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Json)[key], file) as Json;
	holder[path.at(-1) as string] = value;
	return file;
}
const SUB = ['trees', 0, 'goals', 0, 'subGoals', 2, 'indicators'];
const firstProblem = (file: unknown) => checkParkRules(file).problems[0];

it('takes the sample whole and the standard as partial, each unknown by its path', () => {
	expect(checkParkRules(sample)).toMatchObject({ problems: [], rules: { partial: false, authority: 'low' } });
	const { rules, unknown } = checkParkRules(official);
	expect(rules?.partial).toBe(true);
	const paths = unknown.map((u) => u.path);
	expect(paths).toContain('areas[0].weight');
	expect(paths).toContain('trees[0].goals[0].subGoals[2].indicators[3].ideal');
	expect(isParkRuleFile(official)).toBe(true);
	expect(isParkRuleFile({ groups: [] })).toBe(false);
});

it('refuses the 产城融合型 row of the sample’s source, which leaves 0.47 and 0.75', () => {
	const weight = (value: number) => ({ value, mark: 'memory' });
	const indicator = (id: string, value: number) => ({ id, weight: weight(value), ideal: 1 });
	const tree = {
		types: ['integrated'],
		goals: [
			{
				id: 'land',
				weight: 1,
				subGoals: [
					{ id: 'extent', weight: weight(0.25), indicators: [indicator('supplyRate', 1)] },
					{
						id: 'intensity',
						weight: weight(0.5),
						indicators: [indicator('grossFar', 0.25), indicator('buildingDensity', 0.22)],
					},
				],
			},
		],
	};
	const { rules, problems } = checkParkRules(changed(['trees', 1], tree));
	expect(rules).toBeNull();
	expect(problems).toMatchObject([
		{ code: 'rules.weights', path: 'trees[1].goals[0].subGoals[1].indicators', got: 0.47 },
		{ code: 'rules.weights', path: 'trees[1].goals[0].subGoals', got: 0.75 },
	]);
});

it('makes of a file rules that are a file again, and say the same', () => {
	for (const file of [sample, official]) {
		const { rules } = checkParkRules(file);
		expect(checkParkRules(rules).rules).toEqual(rules);
	}
});

it('reads weights of 100 as those of 1, group by group', () => {
	const hundred = changed(
		['areas'],
		[
			{ id: 'main', weight: 80 },
			{ id: 'growth', weight: 20 },
		],
	);
	const areas = checkParkRules(hundred).rules?.areas.map((a) => a.weight?.value);
	expect(areas).toEqual([0.8, 0.2]);
	expect(firstProblem(changed(['areas', 0, 'weight'], 0.7))).toMatchObject({
		code: 'rules.weights',
		path: 'areas',
		expected: '合计为 1 或 100',
	});
});

it('brings ideals to the indicators’ own units and refuses units of other things', () => {
	const perMu = changed([...SUB.slice(0, 2), 'goals', 1, 'subGoals', 0, 'indicators', 1, 'ideal'], {
		value: 40,
		unit: '万元/亩',
	});
	const rule = checkParkRules(perMu).rules?.trees[0]?.goals[1]?.subGoals[0]?.indicators[1];
	expect((rule?.ideal as NotedFigure).value).toBeCloseTo(600, 9);
	expect(firstProblem(changed([...SUB, 0, 'ideal'], { value: 1, unit: '万元' }))).toMatchObject({
		code: 'rules.indicator',
		path: `trees[0].goals[0].subGoals[2].indicators[0].ideal.unit`,
	});
});

it('names what is misspelt, unknown, repeated or without an algorithm by its path', () => {
	expect(firstProblem(changed([...SUB, 0, 'id'], 'far'))).toMatchObject({
		path: expect.stringMatching(/\.id$/),
	});
	expect(firstProblem(changed([...SUB, 2, 'id'], 'grossFar'))).toMatchObject({ code: 'rules.repeated' });
	expect(firstProblem(changed([...SUB, 0, 'wieght'], 1))).toMatchObject({ code: 'rules.form' });
	expect(firstProblem(changed([...SUB, 0, 'direction'], 'reverse'))).toMatchObject({
		code: 'rules.indicator',
		path: expect.stringMatching(/ideal$/),
	});
	expect(firstProblem({ ...sample, version: undefined })).toMatchObject({
		code: 'rules.missing',
		path: 'version',
	});
});

it('says where a share looks like a percentage', () => {
	expect(checkParkRules(changed([...SUB, 1, 'ideal'], 42)).warnings).toMatchObject([
		{ code: 'rules.percent', got: 42 },
	]);
});
