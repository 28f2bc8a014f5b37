import { z } from 'zod';
import { CANDIDATE_KINDS } from '#lib/domain/batches/candidate.ts';
import type { DestinationAnswer } from '#lib/domain/batches/assign-destinations.ts';
import { DESTINATION_KINDS } from '#lib/domain/batches/pair-fit.ts';
import { PAPER_CODES } from '#lib/domain/batches/papers.ts';
import type { ProgressRow } from '#lib/domain/batches/progress.ts';
import { SWAP_CLASSES } from '#lib/domain/batches/swap-class.ts';
import type { SwapStanding } from '#lib/domain/batches/swap-kind.ts';
import type { DispositionRules } from '#lib/domain/disposition/disposition-rules.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { source } from './evaluation.ts';

export const batch = z.enum(['supply', 'swap', 'formalities']);
const label = z.string().trim().min(1).max(100);
const reason = z.string().trim().min(1).max(500);
const day = z.iso.date();
const object = <T>(key: string) =>
	z.custom<T>((value) => typeof value === 'object' && value !== null && key in value);
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const mark = z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']);

/** A new plan over a run (the newest without one), by its own rules or by a version of the batch rules. */
export const batchPlanInput = z.object({
	name: label,
	note: z.string().max(2000).nullish(),
	run: z.number().int().optional(),
	rules: z.string().min(1).nullish(),
});
export type BatchPlanInput = z.infer<typeof batchPlanInput>;
export const batchPlanName = z.object({
	name: label,
	note: z.string().max(2000).nullable(),
	version: z.number().int(),
});
export type BatchPlanName = z.infer<typeof batchPlanName>;

const at = { version: z.number().int() };
const parcel = { parcel: z.number().int().positive() };
/** One step. `version` is the one that was read: over a newer one it is refused (409). Null takes back what stood. */
export const batchPlanStep = z.discriminatedUnion('kind', [
	z.object({
		...at,
		...parcel,
		kind: z.literal('override'),
		to: z.object({ batch: batch.nullable(), reason }).nullable(),
	}),
	z.object({ ...at, ...parcel, kind: z.literal('project'), code: z.string().trim().max(60).nullable() }),
	z.object({
		...at,
		...parcel,
		kind: z.literal('done'),
		to: z.object({ on: day, number: label }).nullable(),
	}),
	z.object({
		...at,
		...parcel,
		kind: z.literal('pair'),
		reserve: z.number().int().positive(),
		as: z.enum(['pin', 'forbid']).nullable(),
	}),
	z.object({ ...at, kind: z.literal('settings'), leastAreaShare: z.number().min(0.1).max(2) }),
	z.object({ ...at, kind: z.literal('rules'), rules: z.string().min(1).nullable() }),
	/** Assigns destinations to all swaps as the plan stands, and keeps them. */
	z.object({ ...at, kind: z.literal('destinations') }),
]);
export type BatchPlanStep = z.infer<typeof batchPlanStep>;

export const batchPlanEntry = z.object({
	id: z.number(),
	name: z.string(),
	note: z.string().nullable(),
	run: z.number(),
	year: z.number(),
	rules: z.string().nullable(),
	version: z.number(),
	changedAt: z.string(),
	by: z.string(),
});
export type BatchPlanEntry = z.infer<typeof batchPlanEntry>;

const stamp = { at: z.string(), by: z.string() };
export const batchItem = z.object({
	id: z.number(),
	code: z.string(),
	region: z.string().nullable(),
	park: z.number().nullable(),
	mu: z.number(),
	muKind: z.enum(['registered', 'ellipsoidal']),
	landUse: z.string().nullable(),
	kind: z.enum(CANDIDATE_KINDS),
	stockKind: z.string().nullable(),
	bbox: box.nullable(),
	/** What the rules say, whatever the planner decided. */
	proposed: z.object({
		batch: batch.nullable(),
		reason: z.string(),
		params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
		/** Id of the rule within its set; null: none held. */
		rule: z.string().nullable(),
		clause: z.string().nullable(),
		source: z.string().nullable(),
		mark,
		extension: z.boolean(),
		missing: z.array(z.string()),
	}),
	override: z.object({ batch: batch.nullable(), reason: z.string(), ...stamp }).nullable(),
	/** The override's, else the proposed. */
	batch: batch.nullable(),
	swap: object<SwapStanding>('conditions').nullable(),
	/** Of a swap: which is seated first. */
	swapClass: z.enum(SWAP_CLASSES).nullable(),
	destination: z
		.object({
			reserve: z.number(),
			code: z.string(),
			name: z.string().nullable(),
			kind: z.enum(DESTINATION_KINDS),
			areaDifference: z.number(),
			/** Null: a value is not known; it was not counted. */
			valueDifference: z.number().nullable(),
			pinned: z.boolean(),
		})
		.nullable(),
	unassigned: z
		.object({
			reason: z.string(),
			largestM2: z.number().nullable(),
			taken: z.array(z.object({ code: z.string(), by: z.array(z.string()) })),
		})
		.nullable(),
	pairs: z.array(
		z.object({ reserve: z.number(), code: z.string(), as: z.enum(['pin', 'forbid']), ...stamp }),
	),
	papers: z.array(
		z.object({
			code: z.enum(PAPER_CODES as [string, ...string[]]).nullable(),
			written: z.string(),
			first: z.boolean(),
		}),
	),
	/** Whether anybody looked for papers. */
	papersKnown: z.boolean(),
	project: z.object({ code: z.string(), name: z.string().nullable(), ...stamp }).nullable(),
	done: z
		.object({ on: z.string(), number: z.string().nullable(), by: z.enum(['supply', 'decision', 'plan']) })
		.nullable(),
});
export type BatchItem = z.infer<typeof batchItem>;

export const batchRulesHead = z.object({
	/** `id@version` */
	name: z.string(),
	title: z.string(),
	source: z.string(),
	state: z.enum(['shipped', 'published', 'retired', 'run']),
	rules: z.number(),
	unverified: z.number(),
});

const seatedClass = z.object({ class: z.enum(SWAP_CLASSES), seated: z.number(), of: z.number() });
export const batchView = z.object({
	plan: batchPlanEntry.nullable(),
	run: z.number(),
	year: z.number(),
	asOf: z.string(),
	rules: batchRulesHead,
	settings: z.object({ leastAreaShare: z.number() }),
	items: z.array(batchItem),
	/** Parcels whose idle finding is open: no candidates, missing data makes none. */
	idleUnknown: z.number(),
	destinations: z
		.object({
			status: z.enum(['optimal', 'feasible']),
			seated: z.number(),
			swaps: z.number(),
			mismatch: z.number(),
			/** By class of swap, the first seated first. */
			classes: z.array(seatedClass),
			bound: z.object({ classes: z.array(seatedClass), mismatch: z.number() }),
			brokenPins: z.array(z.object({ parcel: z.string(), reserve: z.string(), why: z.string() })),
			/** What it was assigned from has changed since. */
			stale: z.boolean(),
			...stamp,
		})
		.nullable(),
	progress: z.object({
		year: z.number(),
		years: z.array(z.number()),
		rows: z.array(object<ProgressRow>('batch')),
		/** Supplies of stock land without a date: nobody can say when. */
		undated: z.number(),
	}),
	regions: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type BatchView = z.infer<typeof batchView>;
export type AssignedDestinations = DestinationAnswer;

/** The batch rules in order, what is wrong or worth knowing of them, and how they differ from the shipped proposal. */
export const batchRulesAnswer = z.object({
	name: z.string(),
	state: z.enum(['shipped', 'published', 'retired', 'run']),
	body: object<DispositionRules>('rules'),
	problems: z.array(object<Problem>('code')),
	notes: z.array(object<Problem>('code')),
	/** Against the shipped proposal, by rule. */
	differences: z.array(
		z.object({
			rule: z.string(),
			how: z.enum(['added', 'removed', 'changed', 'moved', 'off']),
			fields: z.array(z.string()),
		}),
	),
	/** Versions there are, newest first. */
	versions: z.array(
		z.object({ name: z.string(), title: z.string(), state: z.string(), at: z.string().nullable() }),
	),
});
export type BatchRulesAnswer = z.infer<typeof batchRulesAnswer>;
export const batchRulesBody = z.object({ body: z.record(z.string(), z.unknown()) });
export const batchRulesSave = z.object({
	/** `id@version` it was made from. */
	basedOn: z.string().min(1),
	title: label,
	rules: z.array(z.record(z.string(), z.unknown())).min(1),
});
export type BatchRulesSave = z.infer<typeof batchRulesSave>;

export const batchProof = z.object({
	disposition: z.unknown(),
	/** Where the supply that the conditions were read from stands; null without one. */
	supply: z.object({ code: z.string(), source }).nullable(),
});

const recorded = { bbox: box.nullable(), source };
export const approvalRow = z.object({
	id: z.number(),
	code: z.string(),
	name: z.string().nullable(),
	region: z.string().nullable(),
	authority: z.string().nullable(),
	approvedOn: z.string().nullable(),
	approvedM2: z.number().nullable(),
	suppliedM2: z.number().nullable(),
	leftM2: z.number().nullable(),
	share: z.number().nullable(),
	ageYears: z.number().nullable(),
	ageClass: z.string().nullable(),
	oversupplied: z.boolean(),
	...recorded,
});
export type ApprovalRow = z.infer<typeof approvalRow>;
export const approvalLedger = z.object({
	asOf: z.string(),
	rows: z.array(approvalRow),
	totals: z.object({
		batches: z.number(),
		approvedM2: z.number(),
		suppliedM2: z.number(),
		leftM2: z.number(),
		share: z.number().nullable(),
		incomplete: z.number(),
	}),
	byAge: z.array(z.object({ age: z.string().nullable(), batches: z.number(), leftM2: z.number() })),
});
export type ApprovalLedger = z.infer<typeof approvalLedger>;

export const reserveRow = z.object({
	id: z.number(),
	code: z.string(),
	name: z.string().nullable(),
	region: z.string().nullable(),
	kind: z.enum(DESTINATION_KINDS),
	areaM2: z.number().nullable(),
	floorM2: z.number().nullable(),
	plannedUse: z.string().nullable(),
	availableOn: z.string().nullable(),
	cleared: z.boolean().nullable(),
	valueWan: z.number().nullable(),
	note: z.string().nullable(),
	/** Parcels of the plan that are assigned to it. */
	assigned: z.array(z.string()),
	...recorded,
});
export type ReserveRow = z.infer<typeof reserveRow>;
export const reserveLedger = z.object({
	asOf: z.string(),
	rows: z.array(reserveRow),
	totals: z.array(z.looseObject({ kind: z.enum(DESTINATION_KINDS), count: z.number() })),
});
export type ReserveLedger = z.infer<typeof reserveLedger>;
