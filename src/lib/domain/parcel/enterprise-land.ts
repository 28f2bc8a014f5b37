import type { FactRow } from '../facts.ts';
import { landOf } from './parcel.ts';
import type { Place } from './site.ts';

/** Facts that were not reported but follow from where the enterprise sits; the names stand in `derived`. */
export interface CompletedFacts {
	row: FactRow;
	/** Facts computed from occupancies and buildings: `landMu`, `floorAreaM2`, `footprintM2`, `tenants`. */
	derived: string[];
}

/**
 * Completes an enterprise's row from its occupancies, where nothing was reported: land used = Σ areaMu, or the whole
 * parcel where it is the only occupant; floor and footprint = the parcel's by land used; tenants = tenants on its own
 * parcels. Whatever cannot be known stays missing. The row returned is a new one.
 */
export function completeRow(row: FactRow, places: readonly Place[]): CompletedFacts {
	const facts = { ...row.facts };
	const derived: string[] = [];
	if (places.length > 0) {
		const parts = places.map(partOf);
		let tenants = 0;
		for (const { occupancy, site } of places) if (occupancy.role === 'owner') tenants += site.tenants;
		derive(facts, derived, 'landMu', sumKnown(parts, 'mu'));
		derive(facts, derived, 'floorAreaM2', sumKnown(parts, 'floor'));
		derive(facts, derived, 'footprintM2', sumKnown(parts, 'footprint'));
		derive(facts, derived, 'tenants', tenants);
	}
	return { row: { ...row, facts }, derived };
}

function derive(
	facts: FactRow['facts'],
	derived: string[],
	name: 'landMu' | 'floorAreaM2' | 'footprintM2' | 'tenants',
	value: number | null,
): void {
	if (facts[name] !== null || value === null) return;
	facts[name] = value;
	derived.push(name);
}

interface Part {
	mu: number;
	floor: number | null;
	footprint: number | null;
}

/** What an enterprise has of one parcel; null where its land there is not known. */
function partOf({ occupancy: o, site }: Place): Part | null {
	const { parcel } = site;
	if (!parcel) return null;
	const land = landOf(parcel).mu;
	const mu = o.areaMu ?? (site.occupancies.length === 1 ? land : null);
	if (mu === null || land <= 0) return null;
	// a firm that moved holds each place for a part of the year: as much of the land as of the figures
	const weight = o.how === 'sole' ? (o.yearShare as number) : 1;
	const part = Math.min(1, mu / land);
	return {
		mu: mu * weight,
		floor: o.floorM2 ?? (parcel.floorM2 === null ? null : parcel.floorM2 * part * weight),
		footprint: parcel.footprintM2 === null ? null : parcel.footprintM2 * part * weight,
	};
}

/** The sum, or null where any part is missing: a sum with a hole in it would understate. */
function sumKnown(parts: readonly (Part | null)[], name: keyof Part): number | null {
	let sum = 0;
	for (const part of parts) {
		const value = part === null ? null : part[name];
		if (value === null) return null;
		sum += value;
	}
	return sum;
}
