import { describe, expect, it } from 'vitest';
import { LOW_EFFICIENCY_DEMO, LOW_EFFICIENCY_LISTS } from '../../rulesets/flag-rules.ts';
import type { LowEfficiencyRules } from './low-efficiency-rules.ts';
import { findLowEfficiency } from './low-efficiency.ts';

const list = (id: string) => LOW_EFFICIENCY_LISTS.get(id) as LowEfficiencyRules;
const huzhou = list('low-efficiency-huzhou-2021');
const taizhou = list('low-efficiency-taizhou-2025');

describe('湖州 2021, any of three', () => {
	it('says how far from each line', () => {
		const found = findLowEfficiency({ aboveScale: true, taxPerMu: 4.5, landMu: 20 }, huzhou);
		expect(found).toMatchObject({ code: 'low-efficiency', finding: 'yes', missing: [] });
		expect(found.criteria).toEqual([
			{
				id: 'low-contribution',
				finding: 'yes',
				value: 4.5,
				threshold: 6,
				distance: -1.5,
				ratio: 0.75,
				side: 'low',
				missing: [],
			},
			{
				id: 'low-benefit',
				finding: 'no',
				value: 4.5,
				threshold: 3,
				distance: 1.5,
				ratio: 1.5,
				side: 'clear',
				missing: [],
			},
			{
				id: 'low-output',
				finding: 'no',
				value: 20,
				threshold: 10,
				distance: 10,
				ratio: 2,
				side: 'low',
				missing: [],
			},
		]);
		expect(found.proof.steps?.[0]).toMatchObject({
			arithmetic: '4.5 < 6 成立',
			clause: { rule: 'low-efficiency-huzhou-2021@1', mark: 'seen', clause: '规上低贡献' },
		});
	});

	it('is strict below and closed above: 6 is not low, 10 mu are enough', () => {
		expect(findLowEfficiency({ aboveScale: true, taxPerMu: 6, landMu: 5 }, huzhou).finding).toBe('no');
		expect(findLowEfficiency({ aboveScale: false, landMu: 10 }, huzhou).finding).toBe('yes');
		expect(findLowEfficiency({ aboveScale: false, taxPerMu: 3, landMu: 9.99 }, huzhou).finding).toBe('no');
		expect(findLowEfficiency({ aboveScale: false, taxPerMu: 2.99, landMu: 9.99 }, huzhou).finding).toBe(
			'yes',
		);
	});

	it('without the tax of an above-scale firm is open, and says what would settle it', () => {
		expect(findLowEfficiency({ aboveScale: true, landMu: 20 }, huzhou)).toMatchObject({
			finding: 'unknown',
			missing: ['taxPerMu'],
		});
	});

	it('without the scale list needs it, though the tax is low', () => {
		expect(findLowEfficiency({ taxPerMu: 1, landMu: 4 }, huzhou)).toMatchObject({
			finding: 'unknown',
			missing: ['aboveScale'],
		});
	});

	it.each([
		['underConstruction', 'under-construction'],
		['utility', 'utility'],
		['reserve', 'reserve'],
	])('does not rate land of class %s, whatever its figures', (fact, notRated) => {
		expect(findLowEfficiency({ [fact]: true, aboveScale: true, taxPerMu: 0 }, huzhou)).toMatchObject({
			finding: 'no',
			reason: 'not-rated',
			notRated,
			criteria: [],
		});
	});
});

describe('台州 2025, as far as its text was seen', () => {
	const inside = { insideUrbanBoundary: true };

	it('never says no: a number is not public and the list is cut off', () => {
		const found = findLowEfficiency(
			{
				...inside,
				taxPerMu: 50,
				far: 2,
				farExempt: false,
				poorBuildings: false,
				prohibitedIndustry: false,
			},
			taizhou,
		);
		expect(found).toMatchObject({
			finding: 'unknown',
			missing: ['rule:below-provincial-guide', 'rule:unseen'],
		});
	});

	it('says yes by any one that holds, inside the urban boundary', () => {
		const low = { far: 0.8, farExempt: false };
		expect(findLowEfficiency({ ...inside, ...low }, taizhou).finding).toBe('yes');
		expect(findLowEfficiency({ insideUrbanBoundary: false, ...low }, taizhou)).toMatchObject({
			finding: 'no',
			reason: 'out-of-scope',
		});
		expect(findLowEfficiency(low, taizhou)).toMatchObject({
			finding: 'unknown',
			missing: ['insideUrbanBoundary'],
		});
	});

	it('does not hold a low FAR against an industry that may be excepted', () => {
		const found = findLowEfficiency({ ...inside, far: 0.8 }, taizhou);
		expect(found.finding).toBe('unknown');
		expect(found.missing).toContain('farExempt');
	});
});

describe('a list', () => {
	it('of which all are needed turns to no by a single no', () => {
		const all = { ...LOW_EFFICIENCY_DEMO, mode: 'all' as const };
		expect(findLowEfficiency({ aboveScale: true, taxPerMu: 1, far: 0.5 }, all).finding).toBe('no');
	});

	it('for the demo is marked synthetic and names both its sources', () => {
		expect(LOW_EFFICIENCY_DEMO.mark).toBe('synthetic');
		expect(LOW_EFFICIENCY_DEMO.title).toContain('湖州 2021');
		expect(LOW_EFFICIENCY_DEMO.title).toContain('台州 2025');
		expect(
			findLowEfficiency({ aboveScale: true, taxPerMu: 20, far: 0.99 }, LOW_EFFICIENCY_DEMO).finding,
		).toBe('yes');
	});
});
