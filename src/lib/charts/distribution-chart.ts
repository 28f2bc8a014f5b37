import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { binsOf, type Bins } from './bins.ts';
import { axisName, withUnit, type ChartModel, type Measure } from './chart-model.ts';
import { BASE, categoryAxis, CITY_LINE, legend, seriesStyle, valueAxis } from './chart-style.ts';
import { quantile, sortedKnown } from './quantile.ts';

/** A line across the histogram: a baseline of the rule, a cut, a quartile. */
export interface Line {
	value: number;
	label: string;
}

interface Input {
	values: Float64Array;
	/** The rule group of each object; null is in none. */
	groups: readonly (string | null)[];
	groupName: (group: string) => string;
	measure: Measure;
	log: boolean;
	/** Baselines or cuts; without any the quartiles are drawn. */
	lines: readonly Line[];
	/** The line that the title counts from: an own baseline for each object, NaN where it has none. */
	baselines: Float64Array | null;
}

/** How an indicator is spread, stacked by group, with the rule's own lines. */
export function distributionChart(input: Input, lang: Lang): ChartModel {
	const { values, groups, measure, log } = input;
	const bins = binsOf(values, groups, log);
	const sorted = sortedKnown(values);
	const quartiles = [0.25, 0.5, 0.75].map((p) => quantile(sorted, p));
	const lines =
		input.lines.length > 0
			? input.lines
			: quartiles.map((value, i) => ({
					value,
					label: say(lang, `charts.quartile.${i + 1}` as 'charts.quartile.1'),
				}));
	const names = bins.series.map((group) =>
		group === '' ? say(lang, 'charts.noGroup') : input.groupName(group),
	);
	const labels = bins.edges.slice(0, -1).map((from, b) => binLabel(bins, b, measure));
	const count = say(lang, 'charts.objects');
	return {
		id: `distribution-${measure.id}`,
		title: titleOf(input, sorted, lang),
		note: noteOf(bins, lang),
		height: 320,
		option: {
			...BASE,
			...(names.length > 1 ? { legend: legend(names) } : {}),
			grid: { left: 56, right: 24, top: names.length > 1 ? 58 : 40, bottom: 56 },
			xAxis: [
				categoryAxis(labels, {
					name: axisName(measure, lang),
					nameLocation: 'middle',
					nameGap: 34,
					axisLabel: { hideOverlap: true, fontSize: 11 },
				}),
				// A hidden axis of bin edges carries the lines: between two bins as well as on one.
				{ type: 'value', min: 0, max: bins.edges.length - 1, show: false },
			],
			yAxis: valueAxis(count, { min: 0, minInterval: 1 }),
			series: [
				...bins.series.map((_, s) => ({
					name: names[s],
					type: 'bar',
					stack: 'all',
					barCategoryGap: '4%',
					itemStyle: seriesStyle(s),
					data: bins.counts[s],
				})),
				...(bins.edges.length > 0
					? [
							{
								type: 'line',
								xAxisIndex: 1,
								data: [],
								silent: true,
								markLine: {
									symbol: 'none',
									animation: false,
									data: lines.map((line, i) => ({
										xAxis: positionOf(bins, line.value, log),
										lineStyle: { color: CITY_LINE, type: DASHES[i % DASHES.length], width: 1.5 },
										label: {
											formatter: `${line.label} ${measure.show(line.value)}`,
											color: CITY_LINE,
											fontSize: 11,
											position: 'end',
											distance: 3 + (i % 2) * 13,
										},
									})),
								},
							},
						]
					: []),
			],
		},
		table: {
			headings: [axisName(measure, lang), ...names],
			rows: labels.map((label, b) => [label, ...bins.series.map((_, s) => bins.counts[s]?.[b] ?? 0)]),
		},
	};
}

const DASHES = ['solid', 'dashed', 'dotted'];

/** Where a value stands on the axis of edges: 2.5 is the middle of the third bin. Beyond the edges: at the end. */
export function positionOf({ edges }: Pick<Bins, 'edges'>, value: number, log: boolean): number {
	const last = edges.length - 1;
	if (value <= (edges[0] as number)) return 0;
	if (value >= (edges[last] as number)) return last;
	const above = edges.findIndex((edge) => edge > value);
	const [low, high] = [edges[above - 1] as number, edges[above] as number];
	const part = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
	return above - 1 + part;
}

function binLabel(bins: Bins, b: number, { show }: Measure): string {
	const [from, to] = [bins.edges[b] as number, bins.edges[b + 1] as number].map((edge) =>
		show(edge)
			.replace(/(\.\d*?)0+$/, '$1')
			.replace(/\.$/, ''),
	);
	if (b === 0 && bins.openBelow) return `< ${to}`;
	if (b === bins.edges.length - 2 && bins.openAbove) return `≥ ${from}`;
	return `${from}–${to}`;
}

function titleOf({ measure, baselines, values }: Input, sorted: Float64Array, lang: Lang): string {
	if (sorted.length === 0) return say(lang, 'charts.distribution.none', { name: measure.name });
	const half = withUnit(measure, quantile(sorted, 0.5));
	let [judged, reached] = [0, 0];
	values.forEach((value, i) => {
		const due = baselines?.[i] ?? NaN;
		if (!Number.isFinite(value) || !Number.isFinite(due)) return;
		judged += 1;
		if (value >= due) reached += 1;
	});
	return judged > 0
		? say(lang, 'charts.distribution.baseline', {
				name: measure.name,
				half,
				percent: Math.round((reached / judged) * 100),
			})
		: say(lang, 'charts.distribution.median', { name: measure.name, half });
}

function noteOf(bins: Bins, lang: Lang): string | null {
	const parts = [
		...(bins.missing > 0 ? [say(lang, 'charts.missing', { n: bins.missing })] : []),
		...(bins.notPositive > 0 ? [say(lang, 'charts.notPositive', { n: bins.notPositive })] : []),
	];
	return parts.length === 0 ? null : parts.join(lang === 'en' ? ' ' : '');
}
