import type { FactRow } from '../facts.ts';
import type { SharedOccupancy } from './occupancy.ts';
import { landOf, type ParcelRecord } from './parcel.ts';

/** Facts that were not reported but follow from where the enterprise sits; the names stand in `derived`. */
export interface CompletedFacts {
	row: FactRow;
	/** Facts computed from occupancies and buildings: `landMu`, `floorAreaM2`, `footprintM2`, `tenants`. */
	derived: string[];
}

/**
 * Completes an enterprise's row from its occupancies, where nothing was reported: land used = Σ areaMu, or the whole
 * parcel where it is the only occupant; floor and footprint = the parcel's by land used; tenants = tenants on its own
 * parcels. Whatever cannot be known stays missing.
 * @param occupantsOf how many occupants each parcel has in the year
 */
export function completeRow(
	row: FactRow,
	occupancies: readonly SharedOccupancy[],
	parcels: ReadonlyMap<number, ParcelRecord>,
	occupantsOf: ReadonlyMap<number, { occupants: number; tenants: number }>,
): CompletedFacts {
	const facts = { ...row.facts };
	const derived: string[] = [];
	const derive = (name: 'landMu' | 'floorAreaM2' | 'footprintM2' | 'tenants', value: number | null) => {
		if (facts[name] !== null || value === null) return;
		facts[name] = value;
		derived.push(name);
	};
	const parts = occupancies.map((o) => {
		const parcel = parcels.get(o.parcel);
		if (!parcel) return null;
		const land = landOf(parcel).mu;
		const alone = occupantsOf.get(o.parcel)?.occupants === 1;
		const mu = o.areaMu ?? (alone ? land : null);
		// a firm that moved holds each place for a part of the year: as much of the land as of the figures
		const weight = o.how === 'sole' ? (o.yearShare as number) : 1;
		if (mu === null || land <= 0) return null;
		const part = Math.min(1, mu / land);
		return {
			mu: mu * weight,
			floor: o.floorM2 ?? (parcel.floorM2 === null ? null : parcel.floorM2 * part * weight),
			footprint: parcel.footprintM2 === null ? null : parcel.footprintM2 * part * weight,
		};
	});
	if (parts.length > 0) {
		derive('landMu', sumKnown(parts.map((p) => p?.mu ?? null)));
		derive('floorAreaM2', sumKnown(parts.map((p) => p?.floor ?? null)));
		derive('footprintM2', sumKnown(parts.map((p) => p?.footprint ?? null)));
		const owned = occupancies.filter((o) => o.role === 'owner');
		derive(
			'tenants',
			owned.reduce((sum, o) => sum + (occupantsOf.get(o.parcel)?.tenants ?? 0), 0),
		);
	}
	return { row: { ...row, facts }, derived };
}

/** The sum, or null where any part is missing: a sum with a hole in it would understate. */
function sumKnown(parts: readonly (number | null)[]): number | null {
	let sum = 0;
	for (const part of parts) {
		if (part === null) return null;
		sum += part;
	}
	return sum;
}
