import { buildingCoefficient } from './building-coefficient.ts';
import { far } from './far.ts';
import type { Indicator } from './indicator.ts';
import { investmentPerMu } from './investment-per-mu.ts';
import { labourProductivity } from './labour-productivity.ts';
import { rdShare } from './rd-share.ts';
import { revenuePerMu } from './revenue-per-mu.ts';
import { taxPerMu } from './tax-per-mu.ts';
import { taxPerWanKwh } from './tax-per-wan-kwh.ts';
import { valueAddedPerMu } from './value-added-per-mu.ts';
import { valueAddedPerTce } from './value-added-per-tce.ts';
import { valueAddedPerTon } from './value-added-per-ton.ts';

/** Every indicator of ours, in the contract's order: `values` and `scores` of a result are keyed by these ids. */
export const INDICATORS: readonly Indicator[] = [
	taxPerMu,
	valueAddedPerMu,
	revenuePerMu,
	investmentPerMu,
	labourProductivity,
	valueAddedPerTce,
	valueAddedPerTon,
	taxPerWanKwh,
	rdShare,
	far,
	buildingCoefficient,
];

const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

/** The indicator of that id, or undefined: a rule may define further ones by formula. */
export function indicatorOf(id: string): Indicator | undefined {
	return byId.get(id);
}
