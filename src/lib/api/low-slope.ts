import { z } from 'zod';
import { searchParameters } from '#lib/domain/low-slope/parameters.ts';
import { suitabilityTable, suitabilityWeights } from '#lib/domain/low-slope/suitability.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { polygonGeometry } from './assessment.ts';
import { officialGround } from './ground.ts';

const bbox = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Where to look: a county by its code, a box of the view, or a drawn outline. */
export const searchRegion = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('region'), code: z.string().min(1) }),
	z.object({ kind: z.literal('box'), bbox }),
	z.object({
		kind: z.literal('polygon'),
		geometry: polygonGeometry,
		name: z.string().trim().max(100).optional(),
	}),
]);
export type SearchRegion = z.infer<typeof searchRegion>;

/** Road lines of a file, lon/lat; they are kept with the search and no layer of ours. */
export const searchRoads = z.object({
	name: z.string().trim().min(1).max(200),
	lines: z
		.array(z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(2))
		.min(1)
		.max(20_000),
});

export const lowSlopeSearchRequest = z.object({
	name: z.string().trim().max(100).optional(),
	region: searchRegion,
	parameters: searchParameters,
	/** Percent by factor code, adding up to 100; absent: the lowest known factor is the score. */
	weights: suitabilityWeights.nullable().optional(),
	roads: searchRoads.nullable().optional(),
	/** Constraints in force on this day count; today where absent. */
	asOf: z.iso.date().optional(),
});
export type LowSlopeSearchRequest = z.infer<typeof lowSlopeSearchRequest>;

export const lowSlopeSearch = z.object({
	id: z.number(),
	name: z.string(),
	region: z.object({
		kind: z.enum(['region', 'box', 'polygon']),
		code: z.string().nullable(),
		name: z.string().nullable(),
		bbox,
	}),
	parameters: searchParameters,
	weights: z.record(z.string(), z.number()).nullable(),
	/** `id@version` of the suitability table. */
	suitability: z.string(),
	/** Name of the roads given; null: that criterion is unknown. */
	roads: z.string().nullable(),
	terrain: z.object({
		hash: z.string(),
		crs: z.string(),
		cellM: z.number(),
		cells: z.number(),
		/** 1: the cells of the file; else so many a side were taken together, because the region has too many. */
		cellsPerSide: z.number(),
		/** Share of the region's cells with a slope, 0 to 1. */
		validShare: z.number(),
	}),
	/** Features that were subtracted, and the kinds of constraints that are loaded in the region at all. */
	subtracted: z.object({
		hard: z.number(),
		soft: z.number(),
		built: z.number(),
		kinds: z.array(z.string()),
		/**
		 * Where only what lies inside the development boundary was asked for: it was applied, lies outside the region only (so
		 * nothing is inside), or none is loaded, so that it left nothing out.
		 */
		boundary: z.enum(['applied', 'elsewhere', 'not-loaded']).optional(),
	}),
	counts: z.object({
		blocks: z.number(),
		areaMu: z.number(),
		/** Components of at least the minimum area, and how many of them were left out for what. */
		components: z.number(),
		byForm: z.number(),
		byPark: z.number(),
		byRoad: z.number(),
	}),
	asOf: z.string(),
	inputHash: z.string(),
	at: z.string(),
	by: z.string(),
});
export type LowSlopeSearch = z.infer<typeof lowSlopeSearch>;

const figure = z.number().nullable();

export const lowSlopeBlock = z.object({
	no: z.number(),
	/** `LS-<search>-<no>`: the code under which it is adopted. */
	code: z.string(),
	areaM2: z.number(),
	areaMu: z.number(),
	/** m² of ≤2, 2–6, 6–15, 15–25, >25°. */
	classesM2: z.array(z.number()).length(5),
	meanSlopeDeg: z.number(),
	maxSlopeDeg: z.number(),
	meanElevationM: z.number(),
	minElevationM: z.number(),
	maxElevationM: z.number(),
	reliefM: z.number(),
	compactness: z.number(),
	widthM: z.number(),
	/** Null: unknown (no parks loaded, no roads given). */
	parkM: figure,
	roadM: figure,
	/** 0 to 100; null: no factor known. */
	score: figure,
	scoreRule: z.enum(['hard-limit', 'weighted', 'lowest-factor', 'unknown']),
	/** Share of the weight that is known, 0 to 1. */
	known: z.number(),
	bbox,
	/** Whether a block of this code stands in the low-slope layer. */
	adopted: z.boolean(),
	/** That block's id in the layer; null: not adopted. */
	keptId: z.number().nullable(),
});
export type LowSlopeBlock = z.infer<typeof lowSlopeBlock>;

/** Best score first, then the largest. */
export const lowSlopeFound = z.object({ search: lowSlopeSearch, blocks: z.array(lowSlopeBlock) });
export type LowSlopeFound = z.infer<typeof lowSlopeFound>;

export const lowSlopeBlockDetail = lowSlopeBlock.extend({
	geometry: polygonGeometry,
	factors: z.array(
		z.object({
			code: z.string(),
			title: z.string(),
			score: figure,
			/** By class of the factor; null: not known. */
			shares: z.array(z.number()).nullable(),
			weight: figure,
		}),
	),
	table: suitabilityTable,
	proof: z.custom<Proof>((value) => typeof value === 'object' && value !== null && 'code' in value),
});
export type LowSlopeBlockDetail = z.infer<typeof lowSlopeBlockDetail>;

/** A block of the low-slope layer as it was recorded, and the search that found it where it was adopted from one. */
export const keptLowSlope = z.object({
	id: z.number(),
	code: z.string(),
	name: z.string().nullable(),
	areaM2: z.number(),
	areaMu: z.number(),
	meanSlopeDeg: figure,
	maxSlopeDeg: figure,
	meanElevationM: figure,
	reliefM: figure,
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
	geometry: polygonGeometry,
	found: z
		.object({
			search: z.number(),
			no: z.number(),
			name: z.string(),
			score: figure,
			scoreRule: lowSlopeBlock.shape.scoreRule,
			known: z.number(),
		})
		.nullable(),
});
export type KeptLowSlope = z.infer<typeof keptLowSlope>;

export const adoptRequest = z.object({ blocks: z.array(z.number().int().positive()).min(1).max(5000) });

/** What the import of the chosen blocks did to the low-slope layer. */
export const adopted = z.object({
	batch: z.number(),
	inserted: z.number(),
	updated: z.number(),
	unchanged: z.number(),
});

export const groundRequest = z.object({
	geometry: polygonGeometry,
	/** Level of the platform, m; absent: balanced, so that cut equals fill. */
	levelM: z.number().optional(),
});

/** Null: no elevation model has a slope there. */
export const groundAnswer = z.object({ ground: officialGround.nullable() });
