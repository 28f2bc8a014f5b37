import type { EnterpriseYear, YearFacts } from '../evaluate/whole-year.ts';
import { NUMERIC_FACTS, type NumericFact } from '../facts.ts';
import { landOf } from '../parcel/parcel.ts';
import { m2OfMu } from '../units.ts';
import type { ReconcileRules } from './reconcile-rules.ts';
import { warningOf, type RunWarning } from './warning.ts';

/** Taxes are refunded and value added is lost: below zero they are odd, not impossible. */
const MAY_BE_NEGATIVE: readonly NumericFact[] = ['taxWan', 'valueAddedWan', 'fixedInvestmentWan'];

/** Part → whole: a part above its whole cannot be. */
const PARTS = [
	['rdWan', 'revenueWan'],
	['taxWan', 'revenueWan'],
	['valueAddedWan', 'revenueWan'],
] as const satisfies readonly (readonly [NumericFact, NumericFact])[];

/** Figures that cannot be, or seldom are: below zero, a part above its whole, output without a single worker. */
export function figureWarnings(enterprises: readonly EnterpriseYear[]): RunWarning[] {
	return enterprises.flatMap(({ id, row: { facts } }) => {
		const told: RunWarning[] = [];
		for (const fact of NUMERIC_FACTS) {
			const value = facts[fact];
			if (value === null || value >= 0) continue;
			const code = MAY_BE_NEGATIVE.includes(fact) ? 'negative' : 'impossible-negative';
			told.push(warningOf(code, 'enterprise', id, { fact, value }));
		}
		for (const [part, whole] of PARTS) {
			const [value, of] = [facts[part], facts[whole]];
			if (value !== null && of !== null && of >= 0 && value > of)
				told.push(warningOf('part-over-whole', 'enterprise', id, { fact: part, value, whole, of }));
		}
		if (facts.employees === 0 && (facts.revenueWan ?? 0) > 0)
			told.push(
				warningOf('no-staff', 'enterprise', id, { fact: 'employees', revenue: facts.revenueWan as number }),
			);
		return told;
	});
}

/** Buildings that do not fit on their land: a footprint above the land or above all floors, an implausible FAR. */
export function buildingWarnings(
	{ parcels }: Pick<YearFacts, 'parcels'>,
	rules: Pick<ReconcileRules, 'farMax'>,
): RunWarning[] {
	return parcels.flatMap((parcel) => {
		const landM2 = m2OfMu(landOf(parcel).mu);
		const { id, floorM2, footprintM2 } = parcel;
		const told: RunWarning[] = [];
		const over = (whole: string, of: number) =>
			warningOf('part-over-whole', 'parcel', id, {
				fact: 'footprintM2',
				value: footprintM2 as number,
				whole,
				of,
			});
		if (footprintM2 !== null && footprintM2 > landM2) told.push(over('landMu', landM2));
		// a thousandth for rounding of the two sums
		if (footprintM2 !== null && floorM2 !== null && footprintM2 > floorM2 * 1.001)
			told.push(over('floorAreaM2', floorM2));
		const far = floorM2 === null || landM2 <= 0 ? 0 : floorM2 / landM2;
		if (far > rules.farMax.value)
			told.push(warningOf('far-implausible', 'parcel', id, { far, most: rules.farMax.value }));
		return told;
	});
}
