import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { axisName, withUnit, type ChartModel, type Measure } from './chart-model.ts';
import { ACCENT, BASE, categoryAxis, CITY_LINE, LABEL, valueAxis } from './chart-style.ts';
import { groupRatios } from './group-ratios.ts';

interface Input {
	of: 'counties' | 'parks';
	numerator: Float64Array;
	denominator: Float64Array;
	factor: number;
	keys: readonly (string | null)[];
	nameOf: (key: string) => string;
	/** The ratio of sums over everything, wherever it lies. */
	city: number | null;
	measure: Measure;
}

/** Places compared by their ratios of sums, best above, the whole city as a line; bars begin at zero. */
export function compareChart(input: Input, lang: Lang): ChartModel | null {
	const { measure, city } = input;
	const { groups } = groupRatios(input.numerator, input.denominator, input.keys, input.factor);
	const rows = groups.filter((g) => g.value !== null);
	const [best, last] = [rows[0], rows.at(-1)];
	if (!best || !last) return null;
	const times = (last.value as number) > 0 ? (best.value as number) / (last.value as number) : null;
	const params = {
		name: measure.name,
		best: input.nameOf(best.key),
		last: input.nameOf(last.key),
		high: withUnit(measure, best.value),
		low: withUnit(measure, last.value),
		city: withUnit(measure, city),
	};
	const title =
		rows.length > 1 && times !== null
			? say(lang, 'charts.compare', { ...params, times: times.toFixed(1) })
			: say(lang, 'charts.compare.one', params);
	const missing = groups.reduce((sum, g) => sum + g.missing, 0);
	return {
		id: input.of,
		title,
		note: missing > 0 ? say(lang, 'charts.compare.missing', { n: missing }) : null,
		height: 90 + rows.length * 26,
		option: {
			...BASE,
			grid: { left: 8, right: 72, top: 34, bottom: 44, containLabel: true },
			tooltip: { ...BASE.tooltip, valueFormatter: (v: number) => measure.show(v / measure.scale) },
			xAxis: valueAxis(axisName(measure, lang), {
				nameLocation: 'middle',
				nameGap: 28,
				...startAtZero(rows.map((r) => r.value as number)),
			}),
			yAxis: categoryAxis(
				rows.map((r) => input.nameOf(r.key)),
				{ inverse: true, axisLabel: { width: 150, overflow: 'truncate' } },
			),
			series: [
				{
					name: measure.name,
					type: 'bar',
					barMaxWidth: 18,
					itemStyle: { color: ACCENT, decal: { symbol: 'none' } },
					label: {
						...LABEL,
						position: 'right',
						backgroundColor: 'rgba(255,255,255,0.9)',
						padding: [0, 2],
						formatter: ({ value }: { value: number }) => measure.show(value / measure.scale),
					},
					data: rows.map((r) => (r.value as number) * measure.scale),
					...(city === null
						? {}
						: {
								markLine: {
									symbol: 'none',
									silent: true,
									lineStyle: { color: CITY_LINE, type: 'dashed', width: 1.5 },
									label: {
										formatter: say(lang, 'charts.city', { value: measure.show(city) }),
										color: CITY_LINE,
										fontSize: 12,
										position: 'start',
										distance: -2,
										offset: [0, -1],
									},
									data: [{ xAxis: city * measure.scale }],
								},
							}),
				},
			],
		},
		table: {
			headings: [
				say(lang, input.of === 'parks' ? 'panel.park' : 'panel.region'),
				axisName(measure, lang),
				say(lang, 'charts.counted'),
				say(lang, 'charts.missing.heading'),
			],
			rows: groups.map((g) => [
				input.nameOf(g.key),
				g.value === null ? null : g.value * measure.scale,
				g.counted,
				g.missing,
			]),
		},
	};
}

/** Bars are lengths: the axis holds zero, also where a loss makes one negative. */
function startAtZero(values: readonly number[]) {
	return values.some((v) => v < 0) ? {} : { min: 0 };
}
