import type { LandObject } from './land-object.ts';

/** What was measured of an outline that a change draws (PostGIS, or the browser's engine). */
export interface MeasuredOutline {
	areaM2: number;
	/** Parcels of the base under it: their own ellipsoidal area and the covered part, m². */
	under: { parcel: number; areaM2: number; overlapM2: number }[];
	/** Outlines of earlier changes that it overlaps. */
	overlaps: { key: string; overlapM2: number }[];
}

/** The objects of the base that the changes may touch, by object key. */
export type Objects = ReadonlyMap<string, LandObject>;
