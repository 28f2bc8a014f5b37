import type { Lang } from '#lib/words/lang.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';
import { axisName, withUnit, type ChartModel, type Measure } from './chart-model.ts';
import { ACCENT, BASE, categoryAxis, gradeStyle, legend, valueAxis } from './chart-style.ts';
import { gradeShares } from './grade-shares.ts';
import { boxesBy } from './quantile.ts';

const MOST = 14;
const LEAST_IN_A_BOX = 5;

/** `33 金属制品业`; the edition beside a number of 2002, whose divisions are others. */
export function industryName(key: string, lang: Lang): string {
	if (key === 'other') return say(lang, 'charts.otherIndustries');
	if (key.startsWith('2002:')) return `${key.slice(5)} (GB/T 4754-2002)`;
	const name = sayIfKnown(lang, `charts.division.${key}`);
	return name === undefined ? key : `${key} ${name}`;
}

/** Grades by industry, each bar the whole of an industry; letters in the bars, highest share of the last grade above. */
export function gradesChart(
	grades: readonly (string | null)[],
	divisions: readonly (string | null)[],
	lang: Lang,
): ChartModel | null {
	const found = gradeShares(grades, divisions, MOST);
	const last = found.grades.at(-1);
	const worst = found.rows.filter((r) => r.key !== 'other')[0];
	if (!worst || last === undefined) return null;
	const names = found.rows.map((r) => industryName(r.key, lang));
	const share = (r: (typeof found.rows)[number], grade: string) => ((r.counts[grade] ?? 0) / r.n) * 100;
	const gradeName = (grade: string) => sayIfKnown(lang, `grade.${grade}`) ?? grade;
	return {
		id: 'grades',
		title: say(lang, 'charts.grades', {
			grade: gradeName(last),
			industry: industryName(worst.key, lang),
			percent: Math.round(share(worst, last)),
			n: worst.counts[last] ?? 0,
			of: worst.n,
		}),
		note: say(lang, 'charts.grades.note'),
		height: 90 + found.rows.length * 26,
		option: {
			...BASE,
			legend: legend(found.grades.map(gradeName)),
			grid: { left: 8, right: 24, top: 40, bottom: 36, containLabel: true },
			tooltip: { ...BASE.tooltip, valueFormatter: (v: number) => `${v.toFixed(1)} %` },
			xAxis: valueAxis('', { min: 0, max: 100, axisLabel: { formatter: '{value} %', fontSize: 12 } }),
			yAxis: categoryAxis(
				names.map((name, i) => `${name} (${found.rows[i]?.n})`),
				{ inverse: true, axisLabel: { width: 210, overflow: 'truncate' } },
			),
			series: found.grades.map((grade) => {
				const { color, decal, label } = gradeStyle(grade);
				return {
					name: gradeName(grade),
					type: 'bar',
					stack: 'all',
					barMaxWidth: 18,
					itemStyle: { color, decal, borderColor: '#ffffff', borderWidth: 1 },
					label: {
						show: true,
						// an empty text gets no ground: only what is written stands clear of the pattern
						rich: {
							clear: { color: label, backgroundColor: color, padding: [1, 3], fontSize: 11, fontWeight: 600 },
						},
						formatter: ({ value }: { value: number }) =>
							value >= 6 ? `{clear|${grade} ${Math.round(value)}}` : value >= 3 ? `{clear|${grade}}` : '',
					},
					data: found.rows.map((r) => share(r, grade)),
				};
			}),
		},
		table: {
			headings: [say(lang, 'charts.industry'), ...found.grades.map(gradeName), say(lang, 'charts.all')],
			rows: found.rows.map((r, i) => [names[i] as string, ...found.grades.map((g) => r.counts[g] ?? 0), r.n]),
		},
	};
}

/** The spread of an indicator within each industry: 5 % and 95 % as whiskers, quartiles as the box. */
export function boxesChart(
	values: Float64Array,
	divisions: readonly (string | null)[],
	measure: Measure,
	lang: Lang,
): ChartModel | null {
	const all = boxesBy(values, divisions, LEAST_IN_A_BOX);
	const boxes = [...all]
		.sort((a, b) => b.n - a.n)
		.slice(0, MOST)
		.sort((a, b) => b.median - a.median);
	const [best, last] = [boxes[0], boxes.at(-1)];
	if (!best || !last || best === last) return null;
	const names = boxes.map((b) => industryName(b.key, lang));
	return {
		id: 'boxes',
		title: say(lang, 'charts.boxes', {
			name: measure.name,
			best: industryName(best.key, lang),
			high: withUnit(measure, best.median),
			last: industryName(last.key, lang),
			low: withUnit(measure, last.median),
		}),
		note: say(lang, 'charts.boxes.note', { least: LEAST_IN_A_BOX, shown: boxes.length, all: all.length }),
		height: 90 + boxes.length * 28,
		option: {
			...BASE,
			grid: { left: 8, right: 28, top: 16, bottom: 44, containLabel: true },
			tooltip: { ...BASE.tooltip, trigger: 'item' },
			xAxis: valueAxis(axisName(measure, lang), { nameLocation: 'middle', nameGap: 28 }),
			yAxis: categoryAxis(
				names.map((name, i) => `${name} (${boxes[i]?.n})`),
				{ inverse: true, axisLabel: { width: 210, overflow: 'truncate' } },
			),
			series: [
				{
					name: measure.name,
					type: 'boxplot',
					layout: 'vertical',
					boxWidth: [8, 16],
					itemStyle: { color: '#dbe7e9', decal: { symbol: 'none' }, borderColor: ACCENT, borderWidth: 1.5 },
					data: boxes.map((b) => [b.p5, b.q1, b.median, b.q3, b.p95].map((v) => v * measure.scale)),
				},
			],
		},
		table: {
			headings: [
				say(lang, 'charts.industry'),
				say(lang, 'charts.n'),
				'5 %',
				'25 %',
				say(lang, 'charts.median'),
				'75 %',
				'95 %',
			],
			rows: boxes.map((b, i) => [
				names[i] as string,
				b.n,
				...[b.p5, b.q1, b.median, b.q3, b.p95].map((v) => v * measure.scale),
			]),
		},
	};
}
