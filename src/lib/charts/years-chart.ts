import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { axisName, withUnit, type ChartModel, type Measure } from './chart-model.ts';
import { ACCENT, BASE, categoryAxis, LABEL, valueAxis } from './chart-style.ts';

/** A year's ratio of sums, from one run. */
export interface YearValue {
	year: number;
	run: number;
	value: number | null;
	counted: number;
	missing: number;
}

/** The whole over the years; null with fewer than two years that have a value. */
export function yearsChart(years: readonly YearValue[], measure: Measure, lang: Lang): ChartModel | null {
	const known = years.filter((y): y is YearValue & { value: number } => y.value !== null);
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last || first === last) return null;
	const change = first.value > 0 ? (last.value / first.value - 1) * 100 : null;
	const key =
		change === null || Math.abs(change) < 0.05
			? 'charts.years.same'
			: change > 0
				? 'charts.years.up'
				: 'charts.years.down';
	return {
		id: 'years',
		title: say(lang, key, {
			name: measure.name,
			from: first.year,
			to: last.year,
			start: withUnit(measure, first.value),
			end: withUnit(measure, last.value),
			percent: Math.abs(change ?? 0).toFixed(1),
		}),
		note: say(lang, 'charts.years.note', {
			runs: known.map((y) => `${y.year}: ${y.run}`).join(lang === 'en' ? ', ' : '、'),
		}),
		height: 300,
		option: {
			...BASE,
			grid: { left: 64, right: 40, top: 44, bottom: 36 },
			tooltip: {
				...BASE.tooltip,
				axisPointer: { type: 'line' },
				valueFormatter: (v: number) => measure.show(v / measure.scale),
			},
			xAxis: categoryAxis(years.map((y) => String(y.year))),
			yAxis: valueAxis(axisName(measure, lang), { min: 0, nameTextStyle: { align: 'left' } }),
			series: [
				{
					name: measure.name,
					type: 'line',
					symbol: 'circle',
					symbolSize: 8,
					lineStyle: { color: ACCENT, width: 2.5 },
					itemStyle: { color: ACCENT },
					label: {
						...LABEL,
						fontSize: 12,
						position: 'top',
						formatter: ({ value }: { value: number }) => measure.show(value / measure.scale),
					},
					data: years.map((y) => (y.value === null ? null : y.value * measure.scale)),
				},
			],
		},
		table: {
			headings: [
				say(lang, 'charts.year'),
				axisName(measure, lang),
				say(lang, 'charts.counted'),
				say(lang, 'charts.missing.heading'),
				say(lang, 'charts.run'),
			],
			rows: years.map((y) => [
				y.year,
				y.value === null ? null : y.value * measure.scale,
				y.counted,
				y.missing,
				y.run,
			]),
		},
	};
}
