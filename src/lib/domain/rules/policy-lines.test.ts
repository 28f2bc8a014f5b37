import { describe, expect, it } from 'vitest';
import type { Fitted } from '../evaluate/fitted.ts';
import { CONTROL_2008, CONTROL_2023 } from '#lib/rulesets/control-standards.ts';
import { LOW_EFFICIENCY_DEMO } from '#lib/rulesets/flag-rules.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { policyLines } from './policy-lines.ts';

/** The demo rule as a run keeps it, with invented cuts for its first group. */
function fittedDemo(): Fitted {
	const rules = shippedRule('demo-2024@1');
	if (!rules) throw new Error('demo-2024@1 is shipped');
	const groups = rules.groups.map((group, g): Fitted['groups'][number] => ({
		id: group.id,
		members: 2,
		rated: 2,
		indicators: group.indicators.map(({ id, baseline }) => ({
			id,
			n: 2,
			missing: 0,
			numerator: 1,
			denominator: 1,
			value: 1,
			min: 0,
			max: 2,
			baseline: baseline && 'value' in baseline ? baseline.value : null,
			meanScore: null,
		})),
		populations:
			g === 0 ? { '': { n: 2, totals: [90, 50], cuts: [90, 50, null, 50], counts: [1, 1, 0, 0] } } : {},
	}));
	return { rules, date: '2024-12-31', count: 4, rated: 4, notRated: {}, grades: {}, groups };
}

describe('the lines of a run', () => {
	const lines = policyLines(fittedDemo(), LOW_EFFICIENCY_DEMO, [CONTROL_2008, CONTROL_2023]);
	const of = (indicator: string, kind: string) =>
		lines.filter((line) => line.indicator === indicator && line.kind === kind);

	it('are the baselines in force with mark, clause and source', () => {
		expect(of('taxPerMu', 'baseline').map(({ group, value, mark }) => [group, value, mark])).toEqual([
			['above', 24.097, 'seen'],
			['below', 11.5932, 'seen'],
		]);
		expect(of('taxPerMu', 'baseline')[0]).toMatchObject({
			rule: 'demo-2024@1',
			clause: '规上工业企业指标、权重与基准值',
		});
	});

	it('are the criteria that ask no more of a parcel than its scale', () => {
		expect(
			of('taxPerMu', 'low-efficiency').map(({ aboveScale, value, wrong }) => [aboveScale, value, wrong]),
		).toEqual([
			[true, 6, 'below'],
			[false, 3, 'below'],
		]);
		expect(of('far', 'low-efficiency')).toMatchObject([
			{ aboveScale: null, value: 1, clause: '台州 2025 低效工业用地第②项' },
		]);
	});

	it('are the control indicators by industry, of the last standard that has a figure', () => {
		const [far] = of('far', 'control');
		expect(far).toMatchObject({ rule: 'control-2008@1', value: null, otherwise: null, mark: 'memory' });
		expect(far?.byIndustry?.['13']).toBe(1);
		expect(of('buildingCoefficient', 'control')).toMatchObject([{ rule: 'control-2023@1', mark: 'memory' }]);
	});

	it('are the lowest total of each grade but the last, where somebody reaches it', () => {
		expect(of('total', 'cut').map(({ group, grade, value }) => [group, grade, value])).toEqual([
			['above', 'A', 90],
			['above', 'B', 50],
		]);
	});

	it('are none of a list that the run did not use', () => {
		expect(policyLines(fittedDemo(), null, []).every(({ rule }) => rule === 'demo-2024@1')).toBe(true);
	});
});
