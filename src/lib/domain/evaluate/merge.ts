import { noFacts, NUMERIC_FACTS, type FactRow, type NumericFact } from '../facts.ts';

/** An occupant of a parcel: its facts of the year, and the part of them that belongs to this parcel (0–1). */
export interface Occupant {
	row: FactRow;
	/** null: it sits here, but which part of its figures belongs here is not known. */
	share: number | null;
}

/** A parcel's occupants as one object to evaluate. */
export interface MergedParcel {
	row: FactRow;
	/** Fact → ids of the occupants that lack it; such a fact is missing for the parcel. */
	missing: Partial<Record<NumericFact, string[]>>;
}

/**
 * The 地块 method: a parcel's facts are Σ fact × share over its occupants, so that every indicator of it is a ratio of
 * sums; its land is its own. One occupant without a fact (or of unknown share) leaves the parcel without it: a part is not the whole. Scale,
 * industry and other facts are those of the occupant with the most land here (share × its land; by share alone where
 * no land is known; among equals the first id).
 */
export function mergeOccupants(
	parcel: { id: string; landMu: number | null },
	occupants: readonly Occupant[],
): MergedParcel {
	const present = occupants
		.filter((o) => o.share === null || o.share > 0)
		.sort((a, b) => (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0));
	const facts = noFacts();
	const missing: MergedParcel['missing'] = {};
	for (const fact of present.length > 0 ? NUMERIC_FACTS : []) {
		if (fact === 'landMu') continue;
		let sum = 0;
		for (const { row, share } of present) {
			const value = row.facts[fact];
			if (share === null || value === null) (missing[fact] ??= []).push(row.id);
			else sum += value * share;
		}
		if (!missing[fact]) facts[fact] = sum;
	}
	facts.landMu = parcel.landMu;
	const leading = leadingOccupant(present);
	return {
		row: {
			id: parcel.id,
			industry: leading?.row.industry ?? null,
			industryEdition: leading?.row.industryEdition ?? 2017,
			aboveScale: leading?.row.aboveScale ?? null,
			other: leading?.row.other ?? {},
			facts,
		},
		missing,
	};
}

/** Sorted by id, so that a strict comparison keeps the first of equals. */
function leadingOccupant(present: readonly Occupant[]): Occupant | undefined {
	if (present.length <= 1) return present[0];
	const landKnown = present.some((o) => o.row.facts.landMu !== null);
	const held = (o: Occupant) => (o.share ?? 0) * (landKnown ? (o.row.facts.landMu ?? 0) : 1);
	let leading: Occupant | undefined;
	for (const o of present) if (!leading || held(o) > held(leading)) leading = o;
	return leading;
}
