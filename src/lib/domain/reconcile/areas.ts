import type { EnterpriseYear, YearFacts } from '../evaluate/whole-year.ts';
import { landOf } from '../parcel/parcel.ts';
import type { SharedOccupancy } from '../parcel/occupancy.ts';
import { muOf } from '../units.ts';
import { factorNear } from './factor.ts';
import type { ReconcileRules } from './reconcile-rules.ts';
import { warningOf, type RunWarning } from './warning.ts';

type AreaRules = Pick<ReconcileRules, 'areaFactors' | 'unitTolerance' | 'areaTolerance' | 'landTolerance'>;

/** A parcel's registered area against the measured one: off by a unit (mu for hm², m² for mu …), or beyond tolerance. */
export function parcelAreaWarnings({ parcels }: Pick<YearFacts, 'parcels'>, rules: AreaRules): RunWarning[] {
	return parcels.flatMap(({ id, registeredM2, areaM2 }) => {
		if (registeredM2 === null || registeredM2 <= 0 || areaM2 <= 0) return [];
		const ratio = registeredM2 / areaM2;
		const params = { registeredMu: muOf(registeredM2), measuredMu: muOf(areaM2), ratio };
		const factor = factorNear(ratio, rules.areaFactors, rules.unitTolerance.value);
		if (factor !== null) return warningOf('unit-area', 'parcel', id, { ...params, factor });
		return Math.abs(ratio - 1) > rules.areaTolerance.value
			? warningOf('area-differs', 'parcel', id, params)
			: [];
	});
}

/**
 * An enterprise's reported land against that of the parcels it sits on (its own areas there, or the whole parcel where
 * it is alone): off by a unit, or beyond tolerance. Land that cannot be told from the parcels is not compared.
 */
export function landWarnings(
	facts: Pick<YearFacts, 'enterprises' | 'parcels'>,
	shared: ReadonlyMap<number, readonly SharedOccupancy[]>,
	alone: (o: SharedOccupancy) => boolean,
	enterprises: readonly EnterpriseYear[],
	rules: AreaRules,
): RunWarning[] {
	const landAt = new Map(facts.parcels.map((p) => [p.id, landOf(p).mu]));
	return enterprises.flatMap(({ id, row, derived }) => {
		const reportedMu = row.facts.landMu;
		const held = shared.get(id) ?? [];
		if (reportedMu === null || reportedMu <= 0 || derived.includes('landMu') || held.length === 0) return [];
		let parcelsMu = 0;
		for (const o of held) {
			const mu = o.areaMu ?? (alone(o) ? landAt.get(o.parcel) : undefined);
			if (mu === undefined) return [];
			parcelsMu += mu * (o.how === 'sole' ? (o.yearShare as number) : 1);
		}
		if (!(parcelsMu > 0)) return [];
		const ratio = reportedMu / parcelsMu;
		const params = { reportedMu, parcelsMu, ratio };
		const factor = factorNear(ratio, rules.areaFactors, rules.unitTolerance.value);
		if (factor !== null) return warningOf('unit-land', 'enterprise', id, { ...params, factor });
		return Math.abs(ratio - 1) > rules.landTolerance.value
			? warningOf('land-differs', 'enterprise', id, params)
			: [];
	});
}
