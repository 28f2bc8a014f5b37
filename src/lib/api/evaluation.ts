import { z } from 'zod';
import type { Disposition } from '#lib/domain/disposition/disposition-rules.ts';
import type { LowEfficiencyFinding } from '#lib/domain/flags/low-efficiency-finding.ts';
import type { Decision } from '#lib/domain/flags/determination.ts';
import type { FlagStanding } from '#lib/domain/parcel/verdict.ts';
import type { StageFinding } from '#lib/domain/stages/stage-finding.ts';
import type { IdleFlag } from '#lib/domain/parcel/idle-flag.ts';
import type { Inspection, Supply } from '#lib/domain/parcel/supply.ts';
import { ZONE_PARTS } from '#lib/domain/park/park-facts.ts';
import { ZONE_CATEGORIES, ZONE_TYPES } from '#lib/domain/park/park-rules.ts';
import type { GradeChange } from '#lib/domain/evaluate/next-grade.ts';
import type { Proof } from '#lib/domain/proof.ts';
import type { ControlFinding } from '#lib/domain/rules/control.ts';
import { problem } from './problem.ts';

/** A tree of the domain, checked for what tells it apart and open for the rest. */
function domainObject<T extends object>(key: keyof T & string): z.ZodType<T> {
	return z.custom<T>((value) => typeof value === 'object' && value !== null && key in value);
}

export const proof = domainObject<Proof>('code');
export const finding = z.enum(['yes', 'no', 'unknown']);

/** A three-valued flag as shown: suspected, or determined where a recorded decision says so; with what would change it. */
export type FlagAnswer = (IdleFlag | LowEfficiencyFinding) & FlagStanding;
export const flag = domainObject<FlagAnswer>('finding');
export const disposition = domainObject<Disposition>('reason');
export const control = domainObject<ControlFinding>('finding');

const numberByName = z.record(z.string(), z.number().nullable());

/** Where a value was read: file, sheet, row, import and person; `method` where it was computed instead. */
export const source = z.object({
	batch: z.number().optional(),
	file: z.string().optional(),
	sheet: z.string().optional(),
	row: z.number().optional(),
	/** The cell as written, with the unit of its heading. */
	cell: z.string().optional(),
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
	/** The proof of every indicator, scored or not. */
	indicatorProofs: z.record(z.string(), proof),
});

/** What would change the grade: the smallest change of each operand alone, under the same cuts. */
const gradeChanges = z.array(domainObject<GradeChange>('operand'));

export const enterpriseDetail = evaluated.extend({
	gradeChanges,
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
	gradeChanges,
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
	/** The five stages, in order; empty for runs made before the ledger. */
	stages: z.array(domainObject<StageFinding & { proof: Proof }>('reason')),
	/** Papers of its case up to the run's day, oldest first. */
	decisions: z.array(domainObject<Decision & { source: SourceAnswer }>('dated')),
	disposition: disposition.nullable(),
	control: z.array(control),
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
	supplies: z.array(domainObject<Supply & { source: SourceAnswer }>('agreedStart')),
	inspections: z.array(domainObject<Inspection & { source: SourceAnswer }>('inspectedOn')),
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type ParcelDetail = z.infer<typeof parcelDetail>;

/** Where a zone's figure came from: the year's figures, the park's record, sums over its parcels. */
export const zoneOrigin = z.enum(['figures', 'record', 'parcels']);
const zoneType = z.enum(ZONE_TYPES);
const degrees = numberByName;

/** A development zone: its indicators, type and score, each with its proof. */
export const zoneDetail = z.object({
	year: z.number(),
	category: z.enum(ZONE_CATEGORIES),
	/** By indicator, in its own unit (shares as ratios, intensities 万元/hm²). */
	values: numberByName,
	origins: z.record(z.string(), z.array(zoneOrigin)),
	proofs: z.record(z.string(), proof),
	type: z.object({
		type: zoneType.nullable(),
		/** What the rule finds, whatever was decided. */
		found: zoneType.nullable(),
		override: z.object({ type: zoneType, reason: z.string(), by: z.string(), at: z.string() }).nullable(),
		missing: z.array(z.string()),
		/** Every decision so far, newest first; a null type takes one back. */
		history: z.array(
			z.object({
				type: zoneType.nullable(),
				reason: z.string(),
				by: z.string(),
				at: z.string(),
				holds: z.boolean(),
			}),
		),
		proof,
	}),
	rules: z
		.object({
			id: z.string(),
			version: z.string(),
			title: z.object({ zh: z.string(), en: z.string().optional() }),
			authority: z.enum(['low', 'issued']).nullable(),
			partial: z.boolean(),
			notes: z.array(z.string()),
		})
		.nullable(),
	score: z.object({
		total: z.number().nullable(),
		reason: z.string().nullable(),
		missing: z.array(z.string()),
		degrees,
		goals: degrees,
		areas: z.array(
			z.object({
				part: z.enum(ZONE_PARTS),
				weight: z.number().nullable(),
				degrees,
				subGoals: degrees,
				goals: degrees,
				score: z.number().nullable(),
			}),
		),
		proof,
	}),
	doubts: z.array(problem),
});
export type ZoneDetail = z.infer<typeof zoneDetail>;

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
	/** Null for runs made before zones were evaluated. */
	zone: zoneDetail.nullable(),
	bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type ParkDetail = z.infer<typeof parkDetail>;

export const evaluateRequest = z.object({
	year: z.number().int().min(1990).max(2100),
	rules: z.string().min(1),
	/** Further rules, `id[@version]`; without them the default of each (docs/api.md). `none`: no low-efficiency list. */
	lowEfficiency: z.string().min(1).optional(),
	idle: z.string().min(1).optional(),
	disposition: z.string().min(1).optional(),
	stages: z.string().min(1).optional(),
	/** What scores development zones; without it, or `none`, they are not scored. */
	park: z.string().min(1).optional(),
	region: z.string().optional(),
	asOf: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}$/)
		.optional(),
	/** Facts as known at the end of this day (China) or at this instant; now without it. `asOf` follows it. */
	knownOn: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
});
export type EvaluateRequest = z.infer<typeof evaluateRequest>;
