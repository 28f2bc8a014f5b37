import { z } from 'zod';
import { ZONE_PARTS } from '#lib/domain/park/park-facts.ts';
import { ZONE_TYPES } from '#lib/domain/park/park-rules.ts';
import { zoneOrigin } from './evaluation.ts';
import { problem } from './problem.ts';

const values = z.record(z.string(), z.number().nullable());
const zoneType = z.enum(ZONE_TYPES);

/** A zone as a row of the table of parks. */
export const parkTableRow = z.object({
	id: z.number(),
	code: z.string(),
	name: z.string(),
	region: z.number().nullable(),
	parcels: z.number(),
	enterprises: z.number(),
	type: zoneType.nullable(),
	/** What the rule finds; another than `type` where a person decided. */
	found: zoneType.nullable(),
	values,
	origins: z.record(z.string(), z.array(zoneOrigin)),
	chain: z.number().nullable(),
	total: z.number().nullable(),
	reason: z.string().nullable(),
	missing: z.array(z.string()),
	/** 主区 and 发展方向区, where the figures tell them apart. */
	areas: z.array(z.object({ part: z.enum(ZONE_PARTS), values, score: z.number().nullable() })),
	doubts: z.array(problem),
});
export type ParkTableRow = z.infer<typeof parkTableRow>;

/** `GET /api/runs/{run}/parks`: every zone of a run, and all of them as one (ratio of sums). */
export const parkTable = z.object({
	run: z.number(),
	year: z.number(),
	rules: z
		.object({
			id: z.string(),
			version: z.string(),
			title: z.object({ zh: z.string(), en: z.string().optional() }),
			authority: z.enum(['low', 'issued']).nullable(),
			partial: z.boolean(),
		})
		.nullable(),
	parks: z.array(parkTableRow),
	all: z.object({
		values,
		/** By indicator: zones in both sums. A zone without a figure of its own leaves both. */
		counted: z.record(z.string(), z.number()),
	}),
});
export type ParkTable = z.infer<typeof parkTable>;

/** `POST /api/parks/{id}/zone-type`: a decision on the type of a zone; null takes the last one back. */
export const zoneTypeInput = z.object({
	type: zoneType.nullable(),
	reason: z.string().trim().min(1, { error: '请写明理由' }).max(500),
});

export const zoneTypeHistory = z.object({
	history: z.array(
		z.object({
			type: zoneType.nullable(),
			reason: z.string(),
			by: z.string(),
			at: z.string(),
			holds: z.boolean(),
		}),
	),
});
export type ZoneTypeHistory = z.infer<typeof zoneTypeHistory>;
