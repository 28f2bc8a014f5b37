import { z } from 'zod';

/** A proof step; the shape is `Proof` of domain/proof.ts, open for further fields. */
export interface ProofJson {
	code: string;
	[key: string]: unknown;
}
export const proof: z.ZodType<ProofJson> = z.looseObject({ code: z.string() });

export const finding = z.enum(['yes', 'no', 'unknown']);

/** A three-valued flag as shown: suspected, never determined (no recorded decision). */
export const flag = z.looseObject({
	code: z.enum(['idle', 'low-efficiency']),
	finding,
	reason: z.string().nullable().optional(),
	missing: z.array(z.string()),
	proof: proof.nullable().optional(),
});
export type FlagAnswer = z.infer<typeof flag>;

export const disposition = z.looseObject({
	batch: z.enum(['supply', 'swap', 'formalities']).nullable(),
	reason: z.string(),
	extension: z.boolean(),
	mark: z.string(),
});

const numberByName = z.record(z.string(), z.number().nullable());

/** Where a value was read: file, sheet, row, import and person. */
export const source = z.object({
	batch: z.number().optional(),
	file: z.string().optional(),
	sheet: z.string().nullable().optional(),
	row: z.number().nullable().optional(),
	record: z.string().optional(),
	at: z.string().optional(),
	by: z.string().optional(),
	method: z.string().optional(),
	synthetic: z.boolean().optional(),
});
export type SourceAnswer = z.infer<typeof source>;

/** An object's result in a run: the operands, the indicator values, the scores and the grade, with the proof of the grade. */
export const evaluated = z.object({
	facts: numberByName,
	sources: z.record(z.string(), source),
	values: numberByName,
	scores: numberByName.nullable(),
	total: z.number().nullable(),
	rank: z.number().nullable(),
	grade: z.string().nullable(),
	group: z.string().nullable(),
	reason: z.string().nullable(),
	proof: proof.nullable(),
});

export const enterpriseDetail = evaluated.extend({
	run: z.number(),
	id: z.number(),
	code: z.string(),
	name: z.string(),
	industry: z.string().nullable(),
	industryEdition: z.number(),
	aboveScale: z.boolean().nullable(),
	parcels: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			share: z.number().nullable(),
			role: z.string(),
			shareBasis: z.string().nullable(),
			areaMu: z.number().nullable(),
		}),
	),
});
export type EnterpriseDetail = z.infer<typeof enterpriseDetail>;

export const parcelDetail = evaluated.extend({
	run: z.number(),
	year: z.number(),
	id: z.number(),
	code: z.string(),
	park: z.object({ id: z.number(), name: z.string() }).nullable(),
	region: z.object({ id: z.number(), name: z.string() }).nullable(),
	landUse: z.string().nullable(),
	tenure: z.string().nullable(),
	holder: z.string().nullable(),
	location: z.string().nullable(),
	status: z.string().nullable(),
	stockKind: z.string().nullable(),
	/** Three areas, never mixed. */
	areas: z.object({
		registeredM2: z.number().nullable(),
		ellipsoidalM2: z.number(),
		planeM2: z.number().nullable(),
		planeCrs: z.string().nullable(),
	}),
	source,
	/** Enterprises whose missing figure makes the merged fact unknown: fact → enterprise codes. */
	missing: z.record(z.string(), z.array(z.string())),
	occupants: z.array(
		evaluated.extend({
			id: z.number(),
			code: z.string(),
			name: z.string(),
			industry: z.string().nullable(),
			aboveScale: z.boolean().nullable(),
			share: z.number().nullable(),
			shareBasis: z.string().nullable(),
			role: z.string(),
			areaMu: z.number().nullable(),
		}),
	),
	flags: z.array(flag),
	disposition: disposition.nullable(),
	control: z.array(z.looseObject({ code: z.string(), finding })),
	buildings: z.array(
		z.object({
			id: z.number(),
			code: z.string(),
			storeyCount: z.number().nullable(),
			floorAreaM2: z.number().nullable(),
			farAreaM2: z.number().nullable(),
			footprintM2: z.number(),
			storeysOfUnknownHeight: z.number(),
			source,
		}),
	),
	supplies: z.array(z.looseObject({ id: z.number(), code: z.string(), source })),
	inspections: z.array(z.looseObject({ inspectedOn: z.string(), inspector: z.string(), source })),
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type ParcelDetail = z.infer<typeof parcelDetail>;

/** A park in a run: sums, ratios of sums, idle share and what is known of 开发率 × 供应率 × 建成率. */
export const parkDetail = z.object({
	run: z.number(),
	id: z.number(),
	code: z.string(),
	name: z.string(),
	approvalNo: z.string().nullable(),
	approvedAreaM2: z.number().nullable(),
	areaM2: z.number(),
	parcels: z.number(),
	enterprises: z.number(),
	land: z.object({
		parcelMu: z.number(),
		freeMu: z.number().nullable(),
		idleMu: z.number(),
		unknownMu: z.number(),
	}),
	values: numberByName,
	/** Per indicator: how many parcels could not be counted for want of a figure. */
	missing: z.record(z.string(), z.number()),
	chain: z.object({
		developmentRate: z.number().nullable(),
		supplyRate: z.number().nullable(),
		builtRate: z.number().nullable(),
		product: z.number().nullable(),
		idleRate: z.number().nullable(),
		operands: numberByName,
		missing: z.array(z.string()),
	}),
	grades: z.record(z.string(), z.object({ parcels: z.number(), mu: z.number() })),
	flags: z.record(z.string(), z.record(z.string(), z.object({ parcels: z.number(), mu: z.number() }))),
	source,
	proof: proof.nullable(),
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type ParkDetail = z.infer<typeof parkDetail>;

export const evaluateRequest = z.object({
	year: z.number().int().min(1990).max(2100),
	rules: z.string().min(1),
	region: z.string().optional(),
	asOf: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}$/)
		.optional(),
});
export type EvaluateRequest = z.infer<typeof evaluateRequest>;
