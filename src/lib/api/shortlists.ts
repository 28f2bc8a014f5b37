import { z } from 'zod';

/** What can stand on a shortlist: a parcel, the free land of a park, a block of the low-slope layer. */
export const SHORTLIST_KINDS = ['parcel', 'free-land', 'low-slope'] as const;
export type ShortlistKind = (typeof SHORTLIST_KINDS)[number];
/** Kinds among which the area of one that the criteria leave out is weighed. */
export const KINDS_TOGETHER: readonly (readonly ShortlistKind[])[] = [['parcel', 'free-land'], ['low-slope']];

/** What a candidate is filtered by and how candidates are weighed; weights are the planner's own and are saved with the list. */
export const shortlistCriteria = z.object({
	/** Low-slope blocks come only where they are asked for: they are no land of the run. */
	kinds: z.array(z.enum(SHORTLIST_KINDS)).default(['parcel', 'free-land']),
	regions: z.array(z.number()).default([]),
	parks: z.array(z.number()).default([]),
	/** any-of: a parcel qualifies when it is suspected idle / low-efficiency, or graded so, or stock land */
	flags: z.array(z.enum(['idle', 'low-efficiency'])).default([]),
	grades: z.array(z.string()).default([]),
	stock: z.boolean().default(false),
	batches: z.array(z.enum(['supply', 'swap', 'formalities'])).default([]),
	/** Also list parcels whose finding is unknown: they are marked "to be settled", never counted as bad. */
	includeUnknown: z.boolean().default(false),
	minMu: z.number().min(0).default(0),
	weights: z
		.object({
			area: z.number().min(0).max(100),
			taxGap: z.number().min(0).max(100),
			idle: z.number().min(0).max(100),
			farGap: z.number().min(0).max(100),
		})
		.default({ area: 30, taxGap: 40, idle: 20, farGap: 10 }),
	limit: z.number().int().min(1).max(5000).default(200),
});
export type ShortlistCriteria = z.infer<typeof shortlistCriteria>;

export const candidate = z.object({
	kind: z.enum(SHORTLIST_KINDS),
	id: z.number(),
	code: z.string(),
	name: z.string().nullable(),
	park: z.number().nullable(),
	region: z.number().nullable(),
	stockKind: z.string().nullable(),
	mu: z.number(),
	/** `low-slope`: the ellipsoidal area of a block; apart from `ellipsoidal`, for land that is no parcel is never added to parcels. */
	muKind: z.enum(['registered', 'ellipsoidal', 'free-land', 'low-slope']),
	grade: z.string().nullable(),
	total: z.number().nullable(),
	taxPerMu: z.number().nullable(),
	far: z.number().nullable(),
	idle: z.enum(['yes', 'no', 'unknown']),
	lowEfficiency: z.enum(['yes', 'no', 'unknown']),
	batch: z.enum(['supply', 'swap', 'formalities']).nullable(),
	reason: z.string(),
	reasonParams: z.record(z.string(), z.unknown()).optional(),
	extension: z.boolean(),
	/** Parts of the priority, each 0–1 or null where the datum is missing or none is due (it leaves the weighing, both sides). */
	parts: z.record(z.string(), z.number().nullable()),
	priority: z.number().nullable(),
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type Candidate = z.infer<typeof candidate>;

export const shortlistItem = candidate.extend({
	position: z.number(),
	mark: z.enum(['pinned', 'dropped']).nullable(),
	note: z.string().nullable(),
});
export type ShortlistItem = z.infer<typeof shortlistItem>;

export const shortlistInput = z.object({
	name: z.string().trim().min(1).max(100),
	run: z.number().int(),
	criteria: shortlistCriteria,
	marks: z.array(
		z.object({
			kind: z.enum(SHORTLIST_KINDS),
			id: z.number().int(),
			mark: z.enum(['pinned', 'dropped']).nullable(),
			note: z.string().max(2000).nullable(),
		}),
	),
	version: z.number().int().optional(),
});
export type ShortlistInput = z.infer<typeof shortlistInput>;

export const shortlist = z.object({
	id: z.number(),
	name: z.string(),
	run: z.number(),
	year: z.number(),
	rules: z.string(),
	criteria: shortlistCriteria,
	items: z.array(shortlistItem),
	version: z.number(),
	changedAt: z.string(),
	by: z.string(),
});
export type Shortlist = z.infer<typeof shortlist>;

/** A saved list as the list of lists shows it; `items` counts what is not dropped. */
export const shortlistEntry = shortlist.omit({ items: true }).extend({ items: z.number() });
export type ShortlistEntry = z.infer<typeof shortlistEntry>;
