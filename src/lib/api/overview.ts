import { z } from 'zod';

/** [west, south, east, north] in CGCS2000 degrees. */
export const bbox = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Bbox = z.infer<typeof bbox>;

/** A code chosen by the run: grade → count, finding → count. */
const counts = z.record(z.string(), z.number());

export const runSummary = z.object({
	id: z.number(),
	year: z.number(),
	rules: z.string().meta({ description: 'id@version' }),
	rulesTitle: z.string(),
	rulesTitleEn: z.string().nullable(),
	/** `id@version` of what flags and proposes; null: none (no low-efficiency list covers the place). */
	otherRules: z.object({
		idle: z.string().nullable(),
		lowEfficiency: z.string().nullable(),
		disposition: z.string().nullable(),
		/** Null in runs made before the ledger of stages, and where zones were not scored. */
		stages: z.string().nullable(),
		park: z.string().nullable(),
	}),
	/** The rule publishes no cuts: scores only, every grade is null. */
	scoresOnly: z.boolean(),
	regionCode: z.string().nullable(),
	asOf: z.string(),
	knownAt: z.string(),
	inputHash: z.string(),
	counts: z.object({
		parcels: z.number(),
		enterprises: z.number(),
		rated: z.number(),
		notRated: z.number(),
		grades: counts,
		flags: z.record(z.string(), counts),
		parcelGrades: counts,
		dispositions: counts,
	}),
	warnings: z.array(
		z.object({
			code: z.string(),
			severity: z.enum(['fault', 'check', 'note']).default('check'),
			params: z.record(z.string(), z.union([z.number(), z.string()])),
		}),
	),
	at: z.string(),
	by: z.string(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const ruleSetSummary = z.object({
	id: z.string(),
	version: z.string(),
	title: z.string(),
	titleEn: z.string().nullable(),
	area: z.string(),
	year: z.number().nullable(),
	scoresOnly: z.boolean(),
	synthetic: z.boolean(),
});

/** What the map needs of the elevation models in use. */
export const terrainInUse = z.object({
	/** Changes with every model that comes, goes or is replaced; tiles are asked for with it. */
	stamp: z.string(),
	bbox,
	/** Zoom from which on height tiles hold nothing more. */
	maxZoom: z.number(),
	/** Slopes are shown from here on. */
	slopeMinZoom: z.number(),
	synthetic: z.boolean(),
	models: z.number(),
});
export type TerrainInUse = z.infer<typeof terrainInUse>;

export const overview = z.object({
	version: z.string(),
	home: z.enum(['embedded', 'server']),
	/** Rises with every batch that goes live; tiles are asked for with it. */
	dataVersion: z.number(),
	/** True while any live batch is synthetic: the page shows the label. */
	synthetic: z.boolean(),
	users: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
	years: z.array(z.number()),
	runs: z.array(runSummary),
	ruleSets: z.array(ruleSetSummary),
	regions: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			name: z.string(),
			bbox,
			areaM2: z.number(),
			note: z.string().nullable(),
		}),
	),
	parks: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			name: z.string(),
			region: z.number().nullable(),
			bbox,
			areaM2: z.number(),
			approvedAreaM2: z.number().nullable(),
		}),
	),
	counts: z.record(z.string(), z.number()),
	bbox: bbox.nullable(),
	/** The elevation models in use, for the map; null where there is none. */
	terrain: terrainInUse.nullable(),
});
export type Overview = z.infer<typeof overview>;
