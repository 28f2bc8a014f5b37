import type { Overview, RunSummary } from '#lib/api/overview.ts';
import type { RunTotals } from '#lib/api/run-totals.ts';
import type { ChartModel, Measure } from '#lib/charts/chart-model.ts';
import { factOf, valuesOf, type ChartTable } from '#lib/charts/chart-table.ts';
import { compareChart } from '#lib/charts/compare-chart.ts';
import { concentrationChart } from '#lib/charts/concentration-chart.ts';
import { distributionChart } from '#lib/charts/distribution-chart.ts';
import { boxesChart, gradesChart } from '#lib/charts/industry-charts.ts';
import { baselineLines, cutLines } from '#lib/charts/rule-lines.ts';
import { yearsChart } from '#lib/charts/years-chart.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { indicatorOf } from '#lib/domain/indicators/registry.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Lang } from '#lib/words/lang.ts';
import { show } from '#lib/words/numbers.ts';
import { factWord } from '#lib/words/proof-words.ts';
import { say } from '#lib/words/words.ts';
import { indicatorWord, unitOf, unitWord } from '../../(map)/class-words.ts';
import type { ChartsView } from './charts-url.ts';

/** What the pictures of a run are made of. */
export interface RunData {
	table: ChartTable;
	rules: RuleSet;
	fitted: Fitted;
	/** Totals of this run and of its kin of other years. */
	totals: readonly RunTotals[];
}

/** An indicator in the words and units of the screen. */
export function measureOf(id: string, lang: Lang): Measure {
	return {
		id,
		name: id === 'total' ? say(lang, 'panel.total') : indicatorWord(id, lang),
		unit: unitWord(id, lang),
		scale: unitOf(id) === 'percent' ? 100 : 1,
		show: (value) => show(value, unitOf(id)),
	};
}

/** Runs of other years by the same family of rules over the same place, the newest of each year, oldest year first. */
export function kinOf(run: RunSummary, runs: readonly RunSummary[]): RunSummary[] {
	const family = (rules: string) => rules.replace(/@.*$/, '').replace(/-\d{4}$/, '');
	const years = new Map<number, RunSummary>([[run.year, run]]);
	for (const other of runs)
		if (
			family(other.rules) === family(run.rules) &&
			other.regionCode === run.regionCode &&
			!years.has(other.year)
		)
			years.set(other.year, other);
	return [...years.values()].sort((a, b) => a.year - b.year);
}

/** Every picture of the page that the data allow, in reading order. */
export function chartsOf(data: RunData, view: ChartsView, overview: Overview, lang: Lang): ChartModel[] {
	const { table, rules, fitted } = data;
	const measure = measureOf(view.indicator, lang);
	const indicator = indicatorOf(view.indicator);
	const values = indicator ? valuesOf(table, indicator) : table.total;
	const groupName = (id: string) => rules.groups.find((g) => g.id === id)?.title ?? id;
	const ruleLines = indicator
		? baselineLines(rules, fitted, indicator.id, table, groupName, (group) =>
				say(lang, 'charts.baseline', { group }),
			)
		: {
				lines: cutLines(rules, fitted, (group, grade) =>
					say(lang, 'charts.cut', { group: groupName(group), grade }),
				),
				baselines: null,
			};
	const charts: (ChartModel | null)[] = [
		distributionChart({ values, groups: table.group, groupName, measure, log: view.log, ...ruleLines }, lang),
	];
	if (indicator) charts.push(...placeCharts(data, indicator.id, measure, overview, lang, view));
	charts.push(
		gradesChart(table.grade, table.division, lang),
		boxesChart(values, table.division, measure, lang),
	);
	return charts.filter((chart) => chart !== null);
}

function placeCharts(
	{ table, totals }: RunData,
	id: string,
	measure: Measure,
	overview: Overview,
	lang: Lang,
	view: ChartsView,
): (ChartModel | null)[] {
	const indicator = indicatorOf(id);
	if (!indicator) return [];
	const { factor } = indicator;
	// land nobody occupies has no figures to divide: only occupied parcels enter the yields
	const occupied = (column: Float64Array) =>
		column.map((value, i) => ((table.occupants[i] ?? 1) > 0 ? value : NaN));
	const numerator = occupied(factOf(table, indicator.numerator));
	const denominator = occupied(factOf(table, indicator.denominator));
	const names = {
		numerator: factWord(indicator.numerator, lang),
		denominator: factWord(indicator.denominator, lang),
	};
	const years = yearsChart(
		totals.map((total) => ({
			year: total.year,
			run: total.run,
			...(total.indicators[id] ?? { value: null, counted: 0, missing: 0 }),
		})),
		measure,
		lang,
	);
	const lorenz = concentrationChart(numerator, denominator, names, lang);
	// enterprises sit on several parcels: places are compared by their parcels
	if (view.of === 'enterprise') return [lorenz, years];
	const city = totals.find((total) => total.run === view.run)?.indicators[id]?.value ?? null;
	const place = (
		of: 'counties' | 'parks',
		column: Int32Array,
		list: readonly { id: number; name: string }[],
	) =>
		compareChart(
			{
				of,
				numerator,
				denominator,
				factor,
				keys: Array.from(column, (key, i) =>
					key >= 0 && (table.occupants[i] ?? 1) > 0 ? String(key) : null,
				),
				nameOf: (key) => list.find((p) => String(p.id) === key)?.name ?? key,
				city,
				measure,
			},
			lang,
		);
	return [
		lorenz,
		place('counties', table.region, overview.regions),
		place('parks', table.park, overview.parks),
		years,
	];
}
