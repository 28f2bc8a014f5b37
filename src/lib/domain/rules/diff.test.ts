import { expect, test } from 'vitest';
import demo2024 from '../../rulesets/demo-2024.json' with { type: 'json' };
import huangyan2021 from '../../rulesets/huangyan-2021.json' with { type: 'json' };
import huangyan2022 from '../../rulesets/huangyan-2022.json' with { type: 'json' };
import { parseRules } from './check.ts';
import { diffRules } from './diff.ts';

type Json = Record<string, unknown>;
const demo = () => structuredClone(demo2024) as unknown as Json & { groups: Json[]; exempt: Json[] };
const changed = (change: (file: ReturnType<typeof demo>) => void) => {
	const file = demo();
	change(file);
	return diffRules(parseRules(demo2024), parseRules(file));
};

test('a rule set does not differ from itself, nor from its normalised form', () => {
	const rules = parseRules(demo2024);
	expect(diffRules(rules, rules)).toEqual([]);
	expect(diffRules(rules, parseRules(JSON.parse(JSON.stringify(rules))))).toEqual([]);
});

test('a weight, a cap added, an exemption removed, a mark changed, each with its path', () => {
	const list = changed((file) => {
		const indicators = file.groups[0]?.['indicators'] as Json[];
		const [tax, value] = indicators as [Json, Json];
		tax['weight'] = { ...(tax['weight'] as Json), value: 25 };
		value['weight'] = { ...(value['weight'] as Json), value: 25 };
		tax['cap'] = 1.5;
		tax['baseline'] = { ...(tax['baseline'] as Json), mark: 'text' };
		file.exempt.shift();
	});
	expect(list).toEqual([
		{
			path: 'groups[0].indicators[0].weight',
			code: 'weight.changed',
			params: { group: '规上工业企业', indicator: 'taxPerMu', before: 30, after: 25 },
		},
		{
			path: 'groups[0].indicators[0].baseline',
			code: 'baseline.mark',
			params: { group: '规上工业企业', indicator: 'taxPerMu', before: 'seen', after: 'text' },
		},
		{
			path: 'groups[0].indicators[0].cap',
			code: 'cap.added',
			params: { group: '规上工业企业', indicator: 'taxPerMu', before: null, after: 1.5 },
		},
		{
			path: 'groups[0].indicators[1].weight',
			code: 'weight.changed',
			params: { group: '规上工业企业', indicator: 'valueAddedPerMu', before: 20, after: 25 },
		},
		{
			path: 'exempt[0]',
			code: 'exempt.removed',
			params: { item: '公用工程', before: 'utility', after: null },
		},
	]);
});

test('cuts, ends, ranking, ties, limits, tenants', () => {
	const list = changed((file) => {
		const group = file.groups[0] as Json;
		const tiers = group['tiers'] as Json[];
		tiers[0] = { ...tiers[0], upTo: 0.25, closed: false };
		Object.assign(group, { within: 'industry', tie: 'worst', tieBreak: ['taxPerMu'] });
		Object.assign(file, { limits: { bonuses: 10 }, tenants: 'merged' });
	});
	expect(list.map((c) => [c.code, c.params.before, c.params.after])).toEqual([
		['within.added', null, 'industry'],
		['tie.changed', 'best', 'worst'],
		['tie-break.added', null, ['taxPerMu']],
		['up-to.changed', 0.2, 0.25],
		['up-to.mark', 'seen', 'synthetic'],
		['up-to.source', expect.any(String), null],
		['closed.changed', true, false],
		['limit-bonuses.added', null, 10],
		['tenants.added', null, 'tenants-1'],
	]);
});

test('黄岩 2021 → 2022: eight baselines, and where they stand', () => {
	const list = diffRules(parseRules(huangyan2021), parseRules(huangyan2022));
	expect(list.filter((c) => c.code === 'baseline.changed').map((c) => c.params.after)).toEqual([
		24.097, 136.16, 2.694, 4929.81, 18.14, 0.0302, 11.5932, 0.2352,
	]);
	expect(list.some((c) => c.code === 'weight.changed')).toBe(false);
});
