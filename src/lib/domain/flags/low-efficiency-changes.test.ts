import { describe, expect, it } from 'vitest';
import { LOW_EFFICIENCY_DEMO, LOW_EFFICIENCY_LISTS } from '../../rulesets/flag-rules.ts';
import type { ConditionFacts } from './condition.ts';
import { lowEfficiencyChanges } from './low-efficiency-changes.ts';
import { findLowEfficiency } from './low-efficiency.ts';

const huzhou = LOW_EFFICIENCY_LISTS.get('low-efficiency-huzhou-2021')!;
const changes = (facts: ConditionFacts, rules = huzhou) => lowEfficiencyChanges((name) => facts[name], rules);

describe('how far from the line', () => {
	it('is told of each criterion: gap, ratio and side', () => {
		const { criteria } = findLowEfficiency({ aboveScale: true, taxPerMu: 4.5, landMu: 20 }, huzhou);
		expect(criteria[0]).toMatchObject({ value: 4.5, threshold: 6, distance: -1.5, ratio: 0.75, side: 'low' });
		expect(criteria[2]).toMatchObject({ value: 20, threshold: 10, distance: 10, ratio: 2, finding: 'no' });
	});
});

describe('what would change a low-efficiency finding', () => {
	it('is said in the figure, not the ratio: 30 万元 more tax on 20 mu', () => {
		expect(changes({ aboveScale: true, taxPerMu: 4.5, taxWan: 90, landMu: 20 })).toEqual([
			{
				code: 'low-efficiency.out-of',
				operand: 'taxWan',
				from: 90,
				to: 120,
				unit: '万元',
				finding: 'no',
			},
		]);
	});

	it('into the list: tax a hundredth below the line', () => {
		expect(changes({ aboveScale: true, taxPerMu: 7, taxWan: 140, landMu: 20 })).toEqual([
			expect.objectContaining({ code: 'low-efficiency.into', from: 140, to: 119.8, finding: 'yes' }),
		]);
	});

	it('leaves out what turns nothing alone: two criteria hold', () => {
		expect(changes({ aboveScale: false, taxPerMu: 1, taxWan: 20, landMu: 20 })).toEqual([]);
	});

	it('says the ratio itself where its land is not known', () => {
		expect(changes({ aboveScale: true, taxPerMu: 4.5 })).toEqual([
			expect.objectContaining({ operand: 'taxPerMu', from: 4.5, to: 6, unit: '万元/亩' }),
		]);
	});

	it('floor area to a FAR of 1, in m²', () => {
		const facts = { aboveScale: true, taxPerMu: 9, taxWan: 90, landMu: 10, far: 0.9, floorAreaM2: 6000 };
		expect(changes(facts, LOW_EFFICIENCY_DEMO).filter((c) => c.operand === 'floorAreaM2')).toEqual([
			expect.objectContaining({ from: 6000, to: 6666.67, unit: 'm²', finding: 'no' }),
		]);
	});

	it('of land that is not rated: nothing', () => {
		expect(changes({ underConstruction: true, taxPerMu: 1 }, LOW_EFFICIENCY_DEMO)).toEqual([]);
	});
});
