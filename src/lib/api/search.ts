import { z } from 'zod';
import { bbox } from './overview.ts';

export const searchHit = z.object({
	kind: z.enum([
		'region',
		'park',
		'parcel',
		'enterprise',
		'low-slope',
		'constraint',
		'drawing',
		'scenario',
		'shortlist',
	]),
	id: z.number(),
	code: z.string(),
	name: z.string().nullable(),
	bbox: bbox.nullable(),
	/** 0 the very code or name, 1 begins with the text, 2 holds it. */
	rank: z.number(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** A place that the text can be, and how its numbers were read. */
export const writtenPlace = z.object({
	lon: z.number(),
	lat: z.number(),
	crs: z.string(),
	crsName: z.string(),
	northFirst: z.boolean(),
});
export type PlaceRead = z.infer<typeof writtenPlace>;

/** Hits in groups, each in its own order; places first where the text is one. */
export const searchAnswer = z.object({ results: z.array(searchHit), places: z.array(writtenPlace) });
export type SearchAnswer = z.infer<typeof searchAnswer>;
