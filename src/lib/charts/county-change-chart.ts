import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import type { ChartModel } from './chart-model.ts';
import { ACCENT, BASE, categoryAxis, valueAxis } from './chart-style.ts';

/** A county's per-mu figure before and after a plan. */
export interface BeforeAfter {
	name: string;
	before: number | null;
	after: number | null;
	change: number | null;
	uncountedMu: number;
	unknownVacated: number;
}

/** Counties before and after a plan, a pair of bars each; null where no county has a figure. */
export function countyChangeChart(
	rows: readonly BeforeAfter[],
	words: { figure: string; base: number; year: number; show: (value: number | null) => string },
	lang: Lang,
): ChartModel | null {
	const known = rows.filter((row) => row.before !== null || row.after !== null);
	if (known.length === 0) return null;
	const up = known.filter((row) => (row.change ?? 0) > 0);
	const [most] = up;
	const { figure, base, year, show } = words;
	const series = (name: string, value: (row: BeforeAfter) => number | null, color: string) => ({
		name,
		type: 'bar',
		barGap: '10%',
		itemStyle: { color },
		data: known.map(value),
	});
	return {
		id: 'counties',
		title: most
			? say(lang, 'matching.county.up', {
					year,
					figure,
					count: up.length,
					name: most.name,
					before: show(most.before),
					after: show(most.after),
				})
			: say(lang, 'matching.county.same', { year, figure }),
		note: say(lang, 'matching.county.note', {
			mu: show(rows.reduce((sum, row) => sum + row.uncountedMu, 0)),
			vacated: rows.reduce((sum, row) => sum + row.unknownVacated, 0),
		}),
		height: 60 + known.length * 30,
		option: {
			...BASE,
			grid: { left: 76, right: 16, top: 28, bottom: 24 },
			legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8 },
			tooltip: { ...BASE.tooltip, valueFormatter: (value: number) => show(value) },
			xAxis: valueAxis('', { min: 0 }),
			yAxis: { ...categoryAxis(known.map((row) => row.name)), inverse: true },
			series: [
				series(String(base), (row) => row.before, '#b5c0c4'),
				series(String(year), (row) => row.after, ACCENT),
			],
		},
		table: {
			headings: [say(lang, 'matching.county.column'), `${figure} ${base}`, `${figure} ${year}`],
			rows: rows.map((row) => [row.name, row.before, row.after]),
		},
	};
}
