import { describe, expect, it } from 'vitest';
import { show } from '#lib/words/numbers.ts';
import type { Measure } from './chart-model.ts';
import { compareChart } from './compare-chart.ts';
import { concentrationChart } from './concentration-chart.ts';
import { distributionChart, positionOf } from './distribution-chart.ts';
import { boxesChart, gradesChart } from './industry-charts.ts';
import { yearsChart } from './years-chart.ts';

const of = (...values: number[]) => Float64Array.from(values);
const tax: Measure = {
	id: 'taxPerMu',
	name: '亩均税收',
	unit: '万元/亩',
	scale: 1,
	show: (value) => show(value, 'perMu'),
};

describe('the title of a picture is its finding', () => {
	it('how much of the tax the best fifth of the land bears', () => {
		const names = { numerator: '评价税收', denominator: '用地面积' };
		const chart = concentrationChart(of(9, 71, 20, NaN), of(40, 20, 40, 5), names, 'zh-CN');
		expect(chart?.title).toBe('20 % 的用地面积贡献 71 % 的评价税收');
		expect(chart?.note).toContain('3 个有数据，1 个缺数据');
		expect(chart?.table.rows[4]).toEqual([20, 71]);
	});
	it('which county is ahead, by ratios of sums, and how far', () => {
		const chart = compareChart(
			{
				of: 'counties',
				numerator: of(30, 10, 10),
				denominator: of(1, 1, 2),
				factor: 1,
				keys: ['a', 'a', 'b'],
				nameOf: (key) => ({ a: '甲县', b: '乙县' })[key] ?? key,
				city: 12.5,
				measure: tax,
			},
			'zh-CN',
		);
		expect(chart?.title).toBe('亩均税收：甲县为 20.00 万元/亩，是乙县的 4.0 倍');
	});
	it('from where to where the years went', () => {
		const year = (n: number, value: number | null) => ({
			year: n,
			run: n - 2000,
			value,
			counted: 1,
			missing: 0,
		});
		expect(yearsChart([year(2022, 10), year(2023, null), year(2024, 9)], tax, 'zh-CN')?.title).toBe(
			'亩均税收由 2022 年的 10.00 万元/亩降至 2024 年的 9.00 万元/亩，减 10.0 %',
		);
		expect(yearsChart([year(2024, 9)], tax, 'zh-CN')).toBeNull();
	});
	it('which industry has most of the last grade', () => {
		const chart = gradesChart(['A', 'D', 'D', 'A'], ['33', '33', '17', '17'], 'zh-CN');
		expect(chart?.title).toMatch(/的 D 级占比最高：2 个中 1 个，50 %$/);
	});
	it('how many reach the baseline of their own group; without one only the half', () => {
		const input = {
			values: of(1, 5, 20, NaN),
			groups: ['above', 'below', 'above', 'above'],
			groupName: (group: string) => group,
			measure: tax,
			log: false,
			lines: [],
		};
		const chart = distributionChart({ ...input, baselines: of(10, 4, 10, 10) }, 'zh-CN');
		expect(chart.title).toBe('亩均税收：一半不到 5.00 万元/亩，67 % 达到本组基准值');
		expect(chart.note).toBe('1 个缺少数据，不在图中。');
		expect(distributionChart({ ...input, baselines: null }, 'zh-CN').title).toBe(
			'亩均税收：一半不到 5.00 万元/亩',
		);
	});
	it('says nothing where nothing is known', () => {
		expect(concentrationChart(of(NaN), of(1), { numerator: 'a', denominator: 'b' }, 'en')).toBeNull();
		expect(boxesChart(of(1, 2), ['33', '33'], tax, 'en')).toBeNull();
		expect(gradesChart([null], ['33'], 'en')).toBeNull();
	});
});

it('a line stands at its value between the edges of the bins, by ratio on a logarithm', () => {
	expect(positionOf({ edges: [0, 10, 20] }, 15, false)).toBe(1.5);
	expect(positionOf({ edges: [1, 10, 100] }, 10 ** 1.5, true)).toBeCloseTo(1.5, 12);
	expect(positionOf({ edges: [0, 10] }, 99, false)).toBe(1);
});
