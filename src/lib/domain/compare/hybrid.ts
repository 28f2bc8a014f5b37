import type { YearFacts } from '../evaluate/whole-year.ts';
import type { ParcelRecord } from '../parcel/parcel.ts';

/**
 * A year's facts with the boundary of another: who and which land is counted comes from `boundary` (the enterprises and
 * parcels there are, their land, park and county, who sits where in which year), what is reported of them from `data`
 * (figures, industry, buildings, status, contracts, inspections). What only one of them knows is as that one knows it.
 */
export function withBoundary(data: YearFacts, boundary: YearFacts): YearFacts {
	if (data === boundary) return data;
	const rowOf = new Map(data.enterprises.map((e) => [e.id, e]));
	const parcelOf = new Map(data.parcels.map((p) => [p.id, p]));
	return {
		...data,
		year: boundary.year,
		enterprises: boundary.enterprises.map((own) => {
			const reported = rowOf.get(own.id);
			if (!reported) return own;
			const facts = { ...reported.row.facts, landMu: own.row.facts.landMu };
			return { ...reported, row: { ...reported.row, facts } };
		}),
		parcels: boundary.parcels.map((own) => {
			const reported = parcelOf.get(own.id);
			return reported ? { ...reported, ...landOnly(own) } : own;
		}),
		occupancies: boundary.occupancies,
	};
}

/** What of a parcel is its boundary. */
export function landOnly(
	parcel: ParcelRecord,
): Pick<ParcelRecord, 'parkId' | 'regionId' | 'registeredM2' | 'areaM2'> {
	const { parkId, regionId, registeredM2, areaM2 } = parcel;
	return { parkId, regionId, registeredM2, areaM2 };
}
