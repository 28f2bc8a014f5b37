import { expect, test } from 'vitest';
import { checkRules, parseRules } from '../rules/check.ts';
import { changedRules, changePath, weightsFollowing, weightSum } from './what-if-rule.ts';

const base = parseRules({
	id: 'example',
	version: '1',
	title: '一例',
	mark: 'text',
	groups: [
		{
			id: 'above scale',
			when: { aboveScale: true },
			indicators: [
				{
					id: 'taxPerMu',
					weight: { value: 50, mark: 'text', clause: '第三条' },
					family: 'ratio',
					baseline: 20,
				},
				{
					id: 'revenuePerMu',
					weight: 30,
					family: 'ratio',
					baseline: { byIndustry: { 33: 100 }, otherwise: 80 },
				},
				{ id: 'labourProductivity', weight: 20, family: 'ratio', baseline: { groupMean: 1 }, cap: 2 },
			],
			tiers: [
				{ grade: 'A', upTo: 0.2 },
				{ grade: 'D', upTo: 1 },
			],
		},
	],
});
const at = (kind: string, part: string) => changePath(kind, 'above scale', part);

test('each change lands where its path says, and a changed number loses its clause', () => {
	const { rules, unknown } = changedRules(base, {
		[at('weight', 'taxPerMu')]: '40',
		[at('baseline', 'taxPerMu')]: '25',
		[at('scale', 'revenuePerMu')]: '1.1',
		[at('mean', 'labourProductivity')]: '0.9',
		[at('cap', 'labourProductivity')]: 'none',
		[at('missing', 'taxPerMu')]: '-5',
		[at('cut', 'A')]: '0.25',
	});
	expect(unknown).toEqual([]);
	const [tax, revenue, labour] = rules.groups[0]!.indicators;
	expect(tax).toMatchObject({ weight: { value: 40, mark: 'memory' }, baseline: { value: 25 } });
	expect(tax?.weight).not.toHaveProperty('clause');
	expect(tax?.missing).toEqual({ points: { value: -5, mark: 'memory' } });
	expect(revenue?.baseline).toMatchObject({
		byIndustry: { 33: { value: 110.00000000000001 } },
		otherwise: { value: 88 },
	});
	expect(labour).toMatchObject({ baseline: { groupMean: { value: 0.9 } }, cap: null });
	expect(rules.groups[0]?.tiers?.[0]?.upTo?.value).toBe(0.25);
	expect(base.groups[0]?.indicators[0]?.weight).toEqual({ value: 50, mark: 'text', clause: '第三条' });
});

test('what does not fit the rule is named and changes nothing', () => {
	const { rules, unknown } = changedRules(base, {
		'weight/nobody/taxPerMu': '1',
		[at('weight', 'far')]: '1',
		[at('baseline', 'taxPerMu')]: 'many',
		[at('cut', 'D')]: 'x',
	});
	expect(unknown).toHaveLength(4);
	expect(rules).toEqual(base);
});

test('the other weights follow in proportion and the sum stays 100', () => {
	const changes = weightsFollowing(base.groups[0]!, 'taxPerMu', 33.33);
	const { rules } = changedRules(base, changes);
	expect(rules.groups[0]?.indicators.map((i) => i.weight?.value)).toEqual([33.33, 40, 26.67]);
	expect(weightSum(rules.groups[0]!)).toBe(100);
	expect(checkRules(rules).problems).toEqual([]);
});

test('one indicator may take all, and from nothing the others share evenly again', () => {
	const all = changedRules(base, weightsFollowing(base.groups[0]!, 'taxPerMu', 120)).rules;
	expect(all.groups[0]?.indicators.map((i) => i.weight?.value)).toEqual([100, 0, 0]);
	const back = changedRules(all, weightsFollowing(all.groups[0]!, 'taxPerMu', 40)).rules;
	expect(back.groups[0]?.indicators.map((i) => i.weight?.value)).toEqual([40, 30, 30]);
});
