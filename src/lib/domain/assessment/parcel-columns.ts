import { NUMERIC_FACTS, type FactRow, type IndustryEdition, type NumericFact } from '../facts.ts';
import type { Finding } from '../proof.ts';
import type { CoveredFlag } from './covered.ts';

export const FLAG_CODES = ['idle', 'low-efficiency'] as const satisfies readonly CoveredFlag['code'][];
/** A finding as it stands in a column; 0 is none. */
export const FINDINGS = [null, 'no', 'yes', 'unknown'] as const satisfies readonly (Finding | null)[];

/** What is known of the parcels around a drawing, in columns; NaN and null are missing. */
export interface ParcelColumns {
	count: number;
	/** Subject ids. */
	ids: Int32Array<ArrayBuffer>;
	codes: string[];
	/** Own ellipsoidal area, m², and the registered one in mu. */
	areaM2: Float64Array<ArrayBuffer>;
	registeredMu: Float64Array<ArrayBuffer>;
	facts: Record<NumericFact, Float64Array<ArrayBuffer>>;
	grades: (string | null)[];
	/** Place in `FINDINGS` by flag. */
	flags: Record<CoveredFlag['code'], Uint8Array<ArrayBuffer>>;
	/** Occupants of parcel i: from `occupantFrom[i]` up to `occupantFrom[i + 1]` of the two rows below. */
	occupantFrom: Uint32Array<ArrayBuffer>;
	/** Place of the occupant in the list of enterprises, and the part of its figures that belongs to the parcel. */
	occupants: Uint32Array<ArrayBuffer>;
	occupantShares: Float64Array<ArrayBuffer>;
	/** What a rule may ask besides: of the occupant with the most land. */
	industries: (string | null)[];
	industryEditions: Int16Array<ArrayBuffer>;
	/** 1 yes, 0 no, −1 unknown. */
	aboveScale: Int8Array<ArrayBuffer>;
	other: NonNullable<FactRow['other']>[];
}

/** A parcel as a source has it, before it stands in columns. */
export interface ParcelEntryFacts {
	id: number;
	code: string;
	areaM2: number;
	registeredMu: number | null;
	facts: Partial<Record<string, number | null>>;
	grade: string | null;
	flags: readonly CoveredFlag[];
	/** Occupants by id. */
	enterprises: readonly { id: number; share: number }[];
	industry?: string | null;
	industryEdition?: IndustryEdition;
	aboveScale?: boolean | null;
	other?: FactRow['other'];
}

/**
 * Rows → columns.
 * @param placeOf place of an enterprise in the list of enterprises, by id; occupants not in it are left out
 */
export function parcelColumnsOf(
	parcels: readonly ParcelEntryFacts[],
	placeOf: ReadonlyMap<number, number>,
): ParcelColumns {
	const count = parcels.length;
	const occupants: number[] = [];
	const shares: number[] = [];
	const columns: ParcelColumns = {
		count,
		ids: new Int32Array(count),
		codes: parcels.map((p) => p.code),
		areaM2: new Float64Array(count),
		registeredMu: new Float64Array(count),
		facts: Object.fromEntries(NUMERIC_FACTS.map((name) => [name, new Float64Array(count)])) as Record<
			NumericFact,
			Float64Array<ArrayBuffer>
		>,
		grades: parcels.map((p) => p.grade),
		flags: { idle: new Uint8Array(count), 'low-efficiency': new Uint8Array(count) },
		occupantFrom: new Uint32Array(count + 1),
		occupants: new Uint32Array(0),
		occupantShares: new Float64Array(0),
		industries: parcels.map((p) => p.industry ?? null),
		industryEditions: new Int16Array(count),
		aboveScale: new Int8Array(count),
		other: parcels.map((p) => p.other ?? {}),
	};
	parcels.forEach((p, i) => {
		columns.ids[i] = p.id;
		columns.areaM2[i] = p.areaM2;
		columns.registeredMu[i] = p.registeredMu ?? NaN;
		for (const name of NUMERIC_FACTS) columns.facts[name][i] = p.facts[name] ?? NaN;
		for (const { code, finding } of p.flags) columns.flags[code][i] = FINDINGS.indexOf(finding);
		columns.occupantFrom[i] = occupants.length;
		for (const { id, share } of p.enterprises) {
			const place = placeOf.get(id);
			if (place === undefined) continue;
			occupants.push(place);
			shares.push(share);
		}
		columns.industryEditions[i] = p.industryEdition ?? 2017;
		columns.aboveScale[i] = p.aboveScale == null ? -1 : p.aboveScale ? 1 : 0;
	});
	columns.occupantFrom[count] = occupants.length;
	columns.occupants = Uint32Array.from(occupants);
	columns.occupantShares = Float64Array.from(shares);
	return columns;
}
