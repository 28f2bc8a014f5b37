import { muOf } from '../units.ts';

/** A parcel as the evaluation reads it; areas in m². */
export interface ParcelRecord {
	id: number;
	code: string;
	parkId: number | null;
	regionId: number | null;
	landUse: string | null;
	tenure: string | null;
	holder: string | null;
	location: string | null;
	status: string | null;
	stockKind: string | null;
	missingPapers: string[] | null;
	registeredM2: number | null;
	areaM2: number;
	/** Sum over the parcel's buildings; null where no building is recorded (unknown, not zero). */
	floorM2: number | null;
	footprintM2: number | null;
	/** Storeys whose height is not known: each counted once in the floor area. */
	storeysOfUnknownHeight: number;
}

/** The land that a parcel's figures are divided by, mu: the registered area, else the ellipsoidal one; and which it was. */
export function landOf(parcel: Pick<ParcelRecord, 'registeredM2' | 'areaM2'>): {
	mu: number;
	kind: 'registered' | 'ellipsoidal';
} {
	return parcel.registeredM2 !== null && parcel.registeredM2 > 0
		? { mu: muOf(parcel.registeredM2), kind: 'registered' }
		: { mu: muOf(parcel.areaM2), kind: 'ellipsoidal' };
}
