import { z } from 'zod';
import { SPLIT_BASES } from '#lib/domain/parcel/split.ts';

const how = z.enum(['recorded', 'sole', 'by-area', 'unknown']);

/** An enterprise whose figures are split over several places in a year, or whose shares do not hold. */
export const shareListed = z.object({
	id: z.number(),
	code: z.string(),
	name: z.string(),
	places: z.number(),
	/** Sum of the year's shares; null where one is unknown. */
	sum: z.number().nullable(),
	how: z.array(how),
	bases: z.array(z.string()),
	taxWan: z.number().nullable(),
	state: z.enum(['ok', 'not-one', 'unknown']),
});
export type ShareListed = z.infer<typeof shareListed>;

/** A parcel that several enterprises use. */
export const sharedParcel = z.object({
	id: z.number(),
	code: z.string(),
	landMu: z.number().nullable(),
	/** Sum of the land its occupants are recorded to use; null where one is not recorded. */
	usedMu: z.number().nullable(),
	occupants: z.array(
		z.object({
			id: z.number(),
			name: z.string(),
			role: z.enum(['owner', 'tenant']),
			areaMu: z.number().nullable(),
			floorM2: z.number().nullable(),
			yearShare: z.number().nullable(),
		}),
	),
});
export type SharedParcel = z.infer<typeof sharedParcel>;

export const shareList = z.object({
	year: z.number(),
	enterprises: z.array(shareListed),
	parcels: z.array(sharedParcel),
});

const source = z.looseObject({ file: z.string().optional(), row: z.number().optional() });

export const sharePlace = z.object({
	version: z.number(),
	parcel: z.number(),
	code: z.string(),
	role: z.enum(['owner', 'tenant']),
	fromDate: z.string().nullable(),
	toDate: z.string().nullable(),
	parcelMu: z.number().nullable(),
	areaMu: z.number().nullable(),
	floorM2: z.number().nullable(),
	share: z.number().nullable(),
	shareBasis: z.string().nullable(),
	yearShare: z.number().nullable(),
	how,
	source,
	/** Fact → this place's part in the fact's unit, money to the cent; empty where a share is unknown. */
	parts: z.record(z.string(), z.number()),
});

export const shareDetail = z.object({
	id: z.number(),
	code: z.string(),
	name: z.string(),
	year: z.number(),
	/** The additive figures of the year as filed, with where they were read. */
	figures: z.array(z.object({ fact: z.string(), value: z.number(), unit: z.string(), source })),
	places: z.array(sharePlace),
	/** Earlier versions, newest first: nothing is overwritten. */
	history: z.array(
		z.object({
			code: z.string(),
			share: z.number().nullable(),
			areaMu: z.number().nullable(),
			floorM2: z.number().nullable(),
			shareBasis: z.string().nullable(),
			at: z.string(),
			by: z.string(),
			until: z.string(),
			reason: z.string().nullable(),
			file: z.string(),
		}),
	),
});
export type ShareDetail = z.infer<typeof shareDetail>;
export type SharePlace = z.infer<typeof sharePlace>;

export const shareInput = z.object({
	year: z.number().int().min(1990).max(2100),
	basis: z.enum(SPLIT_BASES),
	reason: z.string().trim().min(2).max(2000),
	parts: z
		.array(
			z.object({
				/** The version that was read; a change over a newer one is refused (409). */
				version: z.number().int(),
				areaMu: z.number().min(0).nullable(),
				floorM2: z.number().min(0).nullable(),
				share: z.number().min(0).max(1).nullable(),
			}),
		)
		.min(1),
});
export type ShareInput = z.infer<typeof shareInput>;
