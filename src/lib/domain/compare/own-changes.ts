import type { YearFacts } from '../evaluate/whole-year.ts';
import { landOnly } from './hybrid.ts';
import type { Cause } from './split.ts';

/** What changed of an object's own records. A cause that moved it and is not here came through the others of its group. */
export type OwnCauses = ReadonlyMap<number, readonly Cause[]>;

/**
 * Whose own records differ between two years' facts, by what differs: boundary (land, place, who sits there) or data.
 * A parcel's data are its occupants' too.
 */
export function ownChanges(a: YearFacts, b: YearFacts): { enterprises: OwnCauses; parcels: OwnCauses } {
	const [sideA, sideB] = [textsOf(a), textsOf(b)];
	return {
		enterprises: differing(sideA.enterprises, sideB.enterprises),
		parcels: differing(sideA.parcels, sideB.parcels),
	};
}

interface Texts {
	boundary: string;
	data: string;
}

/** Each object's records as two texts to compare. */
function textsOf(facts: YearFacts): { enterprises: Map<number, Texts>; parcels: Map<number, Texts> } {
	const seats = grouped(facts.occupancies, (o) => o.enterprise);
	const sites = grouped(facts.occupancies, (o) => o.parcel);
	const supplies = grouped(facts.supplies, (s) => s.parcel);
	const inspections = grouped(facts.inspections, (i) => i.parcel);
	const enterprises = new Map(
		facts.enterprises.map(({ id, row }): [number, Texts] => {
			const { landMu, ...figures } = row.facts;
			return [
				id,
				{
					boundary: JSON.stringify([landMu, seats.get(id) ?? []]),
					data: JSON.stringify([row.industry, row.industryEdition, row.aboveScale, row.other, figures]),
				},
			];
		}),
	);
	const parcels = new Map(
		facts.parcels.map((parcel): [number, Texts] => {
			const { floorM2, footprintM2, status, stockKind, missingPapers, storeysOfUnknownHeight } = parcel;
			const here = sites.get(parcel.id) ?? [];
			return [
				parcel.id,
				{
					boundary: JSON.stringify([landOnly(parcel), here]),
					data: JSON.stringify([
						[floorM2, footprintM2, status, stockKind, missingPapers, storeysOfUnknownHeight],
						supplies.get(parcel.id) ?? [],
						inspections.get(parcel.id) ?? [],
						here.map((o) => enterprises.get(o.enterprise)?.data ?? null),
					]),
				},
			];
		}),
	);
	return { enterprises, parcels };
}

function differing(a: ReadonlyMap<number, Texts>, b: ReadonlyMap<number, Texts>): OwnCauses {
	const own = new Map<number, Cause[]>();
	for (const [id, before] of a) {
		const after = b.get(id);
		const causes: Cause[] = [];
		if (before.boundary !== after?.boundary) causes.push('boundary');
		if (after && before.data !== after.data) causes.push('data');
		if (causes.length > 0) own.set(id, causes);
	}
	for (const id of b.keys()) if (!a.has(id)) own.set(id, ['boundary']);
	return own;
}

function grouped<T>(list: readonly T[], key: (item: T) => number | null): Map<number | null, T[]> {
	const groups = new Map<number | null, T[]>();
	for (const item of list) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}
