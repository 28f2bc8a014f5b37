import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { concentrationOf } from './concentration.ts';
import type { ChartModel } from './chart-model.ts';
import { ACCENT, BASE, CITY_LINE, valueAxis } from './chart-style.ts';

const PART = 0.2;

/** How much of a sum lies on the best fifth of another; null where nothing sums to more than zero. */
export function concentrationChart(
	numerator: Float64Array,
	denominator: Float64Array,
	names: { numerator: string; denominator: string },
	lang: Lang,
): ChartModel | null {
	const found = concentrationOf(numerator, denominator);
	if (found === null) return null;
	const percent = (share: number) => Math.round(share * 100);
	const at = found.shareAt(PART);
	const x = say(lang, 'charts.share.of', { name: names.denominator });
	const y = say(lang, 'charts.share.of', { name: names.numerator });
	const axis = { min: 0, max: 100, axisLabel: { formatter: '{value} %', fontSize: 12 } };
	return {
		id: 'concentration',
		title: say(lang, 'charts.concentration', { part: PART * 100, share: percent(at), ...names }),
		note:
			found.missing > 0
				? say(lang, 'charts.concentration.missing', { n: found.missing, counted: found.n })
				: null,
		height: 320,
		option: {
			...BASE,
			grid: { left: 56, right: 32, top: 34, bottom: 56 },
			xAxis: valueAxis(x, { ...axis, nameLocation: 'middle', nameGap: 32 }),
			yAxis: valueAxis(y, { ...axis, max: undefined, nameTextStyle: { align: 'left' } }),
			tooltip: {
				...BASE.tooltip,
				axisPointer: { type: 'line' },
				valueFormatter: (v: number) => `${v.toFixed(1)} %`,
			},
			series: [
				{
					name: y,
					type: 'line',
					showSymbol: false,
					lineStyle: { color: ACCENT, width: 2.5 },
					data: found.points.map(([a, b]) => [a * 100, b * 100]),
					markLine: {
						symbol: 'none',
						silent: true,
						lineStyle: { color: CITY_LINE, type: 'dashed', width: 1.5 },
						label: { color: CITY_LINE, fontSize: 12, position: 'insideEndTop' },
						data: [
							[{ coord: [PART * 100, 0], label: { formatter: '' } }, { coord: [PART * 100, at * 100] }],
							[
								{ coord: [0, at * 100], label: { formatter: `${percent(at)} %` } },
								{ coord: [PART * 100, at * 100] },
							],
						],
					},
				},
				{
					name: say(lang, 'charts.even'),
					type: 'line',
					showSymbol: false,
					silent: true,
					lineStyle: { color: '#4d595e', type: 'dotted', width: 1.5 },
					endLabel: { show: false },
					data: [
						[0, 0],
						[100, 100],
					],
				},
			],
		},
		table: {
			headings: [`${x} %`, `${y} %`],
			rows: Array.from({ length: 21 }, (_, i) => [i * 5, Number((found.shareAt(i / 20) * 100).toFixed(2))]),
		},
	};
}
