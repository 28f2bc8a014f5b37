import {
	columnsOf,
	NUMERIC_FACTS,
	type FactColumns,
	type FactRow,
	type NumericFact,
} from '#lib/domain/facts.ts';
import { indicatorOf } from '#lib/domain/indicators/registry.ts';
import { parseRules } from '#lib/domain/rules/check.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { inventedEnterprises, seeded } from '../tests/support/enterprises.ts';

export const YEAR = 2024;
/** Job a of performance.md: id, numerator, denominator, baseline, and weight of fifteen indicators; they sum to 100. */
export const FIFTEEN: readonly [string, NumericFact, NumericFact, number, number][] = [
	['taxPerMu', 'taxWan', 'landMu', 18, 16],
	['valueAddedPerMu', 'valueAddedWan', 'landMu', 75, 12],
	['revenuePerMu', 'revenueWan', 'landMu', 260, 8],
	['investmentPerMu', 'fixedInvestmentWan', 'landMu', 200, 8],
	['labourProductivity', 'valueAddedWan', 'employees', 18, 8],
	['valueAddedPerTce', 'valueAddedWan', 'energyTce', 2.5, 8],
	['valueAddedPerTon', 'valueAddedWan', 'emissionTon', 4900, 6],
	['taxPerWanKwh', 'taxWan', 'electricityWanKwh', 0.3, 6],
	['rdShare', 'rdWan', 'revenueWan', 0.03, 6],
	['employeesPerMu', 'employees', 'landMu', 4, 4],
	['rdPerMu', 'rdWan', 'landMu', 8, 4],
	['taxPerEmployee', 'taxWan', 'employees', 4, 4],
	['revenuePerEmployee', 'revenueWan', 'employees', 60, 4],
	['electricityPerMu', 'electricityWanKwh', 'landMu', 60, 3],
	['investmentPerFloor', 'fixedInvestmentWan', 'floorAreaM2', 0.3, 3],
];
export const CAP = 1.5;
export const SHARES = [0.2, 0.8, 0.95] as const;
/** Flags: a yield below these; a parcel is flagged where one of them holds. */
export const FLAGGED: readonly [string, number][] = [
	['taxPerMu', 6],
	['revenuePerMu', 80],
];

/** The rule as the product reads it: one group ranked within industries, missing scores zero. */
export function jobRules(): RuleSet {
	return parseRules({
		id: 'bench-a',
		version: '1',
		title: '十五项',
		groups: [
			{
				id: 'all',
				when: {},
				within: 'industry',
				indicators: FIFTEEN.map(([id, numerator, denominator, baseline, weight]) => ({
					id,
					weight,
					family: 'ratio',
					baseline,
					cap: CAP,
					missing: 'zero',
					// Nine are ours by the same formula; the rest are the rule's own.
					...(indicatorOf(id) ? {} : { formula: { numerator, denominator } }),
				})),
				tiers: [...SHARES.map((upTo, k) => ({ grade: 'ABC'[k], upTo })), { grade: 'D', upTo: 1 }],
			},
		],
	});
}

/** Parcels with their area stored, and 3.1 times as many yearly records of the other facts, as columns and as rows. */
export interface JobData {
	parcels: FactRow[];
	/** Parcel number and year of each record; its facts stand in `facts`. */
	parcel: Int32Array;
	year: Int16Array;
	facts: Record<NumericFact, Float64Array>;
}

const OWN: readonly NumericFact[] = ['landMu', 'floorAreaM2', 'footprintM2'];
export const YEARLY = NUMERIC_FACTS.filter((fact) => !OWN.includes(fact) && fact !== 'tenants');

export function jobData(count: number): JobData {
	const parcels = inventedEnterprises(count, YEAR);
	const next = seeded(7);
	const total = Math.round(count * 3.1);
	const parcel = new Int32Array(total);
	const year = new Int16Array(total);
	const facts = columnsOf(Array.from({ length: 0 }, () => parcels[0] as FactRow)).facts;
	for (const fact of YEARLY) facts[fact] = new Float64Array(total);
	for (let k = 0; k < total; k++) {
		// Three years of every parcel, and one in ten has a fourth.
		const i = k % count;
		const back = Math.floor(k / count);
		parcel[k] = i;
		year[k] = YEAR - back;
		const factor = back === 0 ? 1 : 0.7 + 0.6 * next();
		const row = parcels[i] as FactRow;
		for (const fact of YEARLY) facts[fact][k] = (row.facts[fact] ?? NaN) * factor;
	}
	return { parcels, parcel, year, facts };
}

/** The parcels' own columns; the year's facts are not there yet. */
export function parcelColumns(data: JobData): FactColumns {
	const columns = columnsOf(data.parcels);
	for (const fact of YEARLY) columns.facts[fact] = new Float64Array(columns.count).fill(NaN);
	return columns;
}

/** Brings the records of one year to their parcels. */
export function joinYear(columns: FactColumns, data: JobData, year: number): void {
	const { parcel, year: years } = data;
	const at = new Int32Array(columns.count).fill(-1);
	for (let k = 0; k < parcel.length; k++) if (years[k] === year) at[parcel[k] as number] = k;
	for (const fact of YEARLY) {
		const from = data.facts[fact];
		const to = columns.facts[fact];
		for (let i = 0; i < at.length; i++) {
			const k = at[i] as number;
			to[i] = k < 0 ? NaN : (from[k] as number);
		}
	}
}
