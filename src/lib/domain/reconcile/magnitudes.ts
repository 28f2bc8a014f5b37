import type { EnterpriseYear } from '../evaluate/whole-year.ts';
import type { NumericFact } from '../facts.ts';
import { INDICATORS } from '../indicators/registry.ts';
import { factorNear } from './factor.ts';
import { spreadOf } from './median.ts';
import type { ReconcileRules } from './reconcile-rules.ts';
import { warningOf, type RunWarning } from './warning.ts';

/** What is reported year by year in a unit that can be mistaken. */
const YEARLY = [
	'taxWan',
	'valueAddedWan',
	'revenueWan',
	'energyTce',
	'emissionTon',
	'electricityWanKwh',
	'rdWan',
	'fixedInvestmentWan',
	'landMu',
] as const satisfies readonly NumericFact[];

/** Buildings on land have bounds of their own (figures.ts) and no unit to mistake by orders of magnitude. */
const INTENSITIES = INDICATORS.filter(({ id }) => id !== 'far' && id !== 'buildingCoefficient');

/** Figures against the same enterprise's of the year before: a ratio near a unit factor suggests another unit. */
export function lastYearWarnings(
	enterprises: readonly EnterpriseYear[],
	before: ReadonlyMap<number, Partial<Record<NumericFact, number>>>,
	rules: Pick<ReconcileRules, 'unitFactors' | 'unitTolerance'>,
): RunWarning[] {
	return enterprises.flatMap(({ id, row, derived }) => {
		const then = before.get(id);
		if (!then) return [];
		return YEARLY.flatMap((fact) => {
			const [value, last] = [row.facts[fact], then[fact]];
			if (value === null || last === undefined || last <= 0 || derived.includes(fact)) return [];
			const ratio = value / last;
			const factor = factorNear(ratio, rules.unitFactors, rules.unitTolerance.value);
			return factor === null
				? []
				: warningOf('unit-last-year', 'enterprise', id, { fact, value, last, ratio, factor });
		});
	});
}

type OutlierRules = Pick<
	ReconcileRules,
	'unitFactors' | 'outlierZ' | 'typicalZ' | 'outlierMembers' | 'leastSpread'
>;

/**
 * Indicators far from the group's median, in robust z-scores of their logarithms (positive values only). One that
 * a unit factor brings back to the group is a suspected unit (`unit-group`), another is an `outlier`.
 */
export function groupWarnings(enterprises: readonly EnterpriseYear[], rules: OutlierRules): RunWarning[] {
	const groups = new Map<string, EnterpriseYear[]>();
	for (const e of enterprises) {
		if (e.result.group === null) continue;
		const list = groups.get(e.result.group);
		if (list) list.push(e);
		else groups.set(e.result.group, [e]);
	}
	return [...groups].flatMap(([group, members]) =>
		INTENSITIES.flatMap(({ id: indicator }) => {
			const logs = members.flatMap((e) => {
				const value = e.result.values[indicator] ?? null;
				return value !== null && value > 0 ? [{ id: e.id, value, log: Math.log(value) }] : [];
			});
			const spread = spreadOf(logs.map((l) => l.log));
			if (!spread || logs.length < rules.outlierMembers.value) return [];
			const deviation = Math.max(spread.deviation, rules.leastSpread.value);
			const zOf = (log: number) => (log - spread.median) / deviation;
			return logs.flatMap(({ id, value, log }) => {
				const z = zOf(log);
				if (Math.abs(z) <= rules.outlierZ.value) return [];
				const factor = factorBack(log, zOf, rules);
				const params = { indicator, group, value, median: Math.exp(spread.median), z };
				return factor === null
					? warningOf('outlier', 'enterprise', id, params)
					: warningOf('unit-group', 'enterprise', id, { ...params, factor });
			});
		}),
	);
}

/** The unit factor that brings a value nearest to the median, where that is near enough. */
function factorBack(log: number, zOf: (log: number) => number, rules: OutlierRules): number | null {
	let best: number | null = null;
	let least = rules.typicalZ.value;
	for (const { value } of rules.unitFactors) {
		for (const factor of [value, 1 / value]) {
			const z = Math.abs(zOf(log - Math.log(factor)));
			if (z <= least) [best, least] = [factor, z];
		}
	}
	return best;
}
