import { z } from 'zod';
import { CONSTRAINT_KINDS, LEVELS } from '#lib/domain/constraints/constraint.ts';
import { NUMERIC_FACTS } from '#lib/domain/facts.ts';
import type { ScenarioChange } from '#lib/domain/scenario/change.ts';
import type { ScenarioResult } from '#lib/domain/scenario/result.ts';
import { polygonGeometry } from './assessment.ts';

const fact = z.enum(NUMERIC_FACTS);
/** Where a figure of the planner is from: never empty, since it is an assumption. */
const source = z.string().trim().min(1).max(500);
const label = z.string().trim().min(1).max(100);
const landUse = z.string().trim().min(1).max(60).nullable();
/** GB/T 4754, with or without the letter. */
const industry = z
	.string()
	.trim()
	.regex(/^[A-T]?\d{2,4}$/)
	.nullable();
const target = z.union([
	z.object({ parcel: z.number().int(), code: z.string().max(60) }),
	z.object({ block: z.string().max(40) }),
]);
const figures = z
	.array(z.object({ fact, value: z.number().min(0), per: z.enum(['total', 'mu']), source }))
	.max(NUMERIC_FACTS.length);
const floor = z.object({
	by: z.enum(['area', 'far', 'storeys']),
	value: z.number().min(0),
	footprintM2: z.number().min(0).nullable(),
	source,
});
const taken = z.enum(['cleared', 'kept']);
const aboveScale = z.boolean().nullable();

/** One change over the base; figures are the planner's assumptions, each with its source. */
export const scenarioChange = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('block'),
		name: label,
		geometry: polygonGeometry,
		taken,
		landUse,
		industry,
		aboveScale,
		floor: floor.nullable(),
		figures,
	}),
	z.object({
		kind: z.literal('boundary'),
		target: z.object({ parcel: z.number().int(), code: z.string().max(60) }),
		geometry: polygonGeometry,
		taken,
	}),
	z.object({ kind: z.literal('use'), target, landUse, industry, source }),
	z.object({ kind: z.literal('floor'), target, floor }),
	z.object({ kind: z.literal('tenant-arrives'), target, name: label, industry, aboveScale, figures }),
	z.object({ kind: z.literal('tenant-leaves'), target, enterprise: z.number().int(), name: label, source }),
	z.object({ kind: z.literal('fact'), target, fact, value: z.number().nullable(), source }),
	z.object({ kind: z.literal('vacate'), target, buildings: z.enum(['kept', 'demolished']), source }),
]) satisfies z.ZodType<ScenarioChange>;

/** A change as it is entered: what is built on a drawn block by storeys has to say over which footprint. */
const enteredChange = scenarioChange.refine(
	(change) =>
		change.kind !== 'block' ||
		change.taken === 'kept' ||
		change.floor?.by !== 'storeys' ||
		change.floor.footprintM2 !== null ||
		change.figures.some((figure) => figure.fact === 'footprintM2'),
	{ path: ['floor', 'footprintM2'], message: '新地块按层数计算建筑面积时须填写基底面积' },
);

const note = z.string().max(2000).nullable();

/** A new scenario: over a run, as a copy of another (over another run if one is named), or as a branch of it. */
export const scenarioInput = z.object({
	name: label,
	note: note.optional(),
	run: z.number().int().optional(),
	from: z.object({ id: z.number().int(), as: z.enum(['copy', 'branch']) }).optional(),
});
export type ScenarioInput = z.infer<typeof scenarioInput>;

export const scenarioEdit = z.object({ name: label, note, version: z.number().int() });
export type ScenarioEdit = z.infer<typeof scenarioEdit>;

/** One step of editing. `version` is the one that was read: over a newer one it is refused (409). */
export const scenarioStep = z.discriminatedUnion('op', [
	/** Puts a change (no key: a new one, at the end) or writes it anew. */
	z.object({
		op: z.literal('put'),
		version: z.number().int(),
		key: z.string().optional(),
		change: enteredChange,
	}),
	z.object({ op: z.literal('remove'), version: z.number().int(), key: z.string() }),
	/** Moves a change one place up (−1) or down (1). */
	z.object({ op: z.literal('move'), version: z.number().int(), key: z.string(), by: z.literal([-1, 1]) }),
	z.object({ op: z.literal('undo'), version: z.number().int() }),
	z.object({ op: z.literal('redo'), version: z.number().int() }),
]);
export type ScenarioStep = z.infer<typeof scenarioStep>;

export const scenarioEntry = z.object({
	id: z.number(),
	name: z.string(),
	note: z.string().nullable(),
	run: z.number(),
	year: z.number(),
	rules: z.string(),
	parent: z.number().nullable(),
	parentVersion: z.number().nullable(),
	version: z.number(),
	changedAt: z.string(),
	by: z.string(),
	deleted: z.boolean(),
});
export type ScenarioEntry = z.infer<typeof scenarioEntry>;

export const scenario = scenarioEntry.extend({
	changes: z.array(
		z.object({
			key: z.string(),
			position: z.number(),
			change: scenarioChange,
			at: z.string(),
			by: z.string(),
			/** Of the parent, unchanged in this branch. */
			inherited: z.boolean(),
		}),
	),
	canUndo: z.boolean(),
	canRedo: z.boolean(),
});
export type Scenario = z.infer<typeof scenario>;

/** The domain's result, checked for what tells it apart and open for the rest (domain/scenario/result.ts). */
const result = z.custom<ScenarioResult>(
	(v) => typeof v === 'object' && v !== null && 'objects' in v && 'changes' in v,
);

export const scenarioResult = z.object({
	/** Null for a preview of what is not saved. */
	id: z.number().nullable(),
	run: z.number(),
	/** Hash of the run and the changes; the result is kept under it. */
	inputHash: z.string(),
	result,
	/** Parcels whose boundary was replaced since the run, or that are gone. */
	superseded: z.array(z.object({ id: z.number(), code: z.string(), gone: z.boolean() })),
	/** Parcels under an outline that the run did not evaluate: their land and figures are not in the base. */
	outside: z.array(z.object({ key: z.string(), code: z.string() })),
});
export type ScenarioAnswer = z.infer<typeof scenarioResult>;

export const previewRequest = z.object({ key: z.string().optional(), change: enteredChange });

export const MOST_COMPARED = 5;
export const compareRequest = z.object({
	ids: z.array(z.number().int()).min(1).max(MOST_COMPARED),
	/** Over everything that the run evaluated; otherwise over the land that any of the scenarios touches. */
	whole: z.boolean().default(false),
	/** Fits the cuts anew to each scenario's population. */
	refit: z.boolean().default(false),
});
export type CompareRequest = z.infer<typeof compareRequest>;

const comparedFigure = z.object({
	value: z.number().nullable(),
	missing: z.number(),
	/** Against the base on the same kinds of area (by deed, ellipsoidal). */
	difference: z.number().nullable(),
	/** What the other kind of area alone makes of the base's value; it is not in the difference. */
	basis: z.number(),
	better: z.boolean().nullable(),
	moves: z.array(
		z.object({ key: z.string(), by: z.number().nullable(), basis: z.number(), missing: z.number() }),
	),
});
export type ComparedFigureAnswer = z.infer<typeof comparedFigure>;

export const scenarioComparison = z.object({
	run: z.number(),
	year: z.number(),
	rules: z.string(),
	whole: z.boolean(),
	refit: z.boolean(),
	touched: z.array(z.string()),
	/** The base first (id null), then the scenarios as asked for. */
	columns: z.array(
		z.object({
			id: z.number().nullable(),
			name: z.string().nullable(),
			version: z.number().nullable(),
			figures: z.record(z.string(), comparedFigure),
			/** Objects and mu by grade; ungraded ones under `none`. */
			grades: z.record(z.string(), z.object({ objects: z.number(), mu: z.number() })),
			/** Mu by kind of area. */
			land: z.object({ registered: z.number(), ellipsoidal: z.number() }),
			objects: z.number(),
			/** What the moves of the figures are called: the changes in their order. */
			changes: z.array(z.object({ key: z.string(), kind: z.string(), subject: z.string() })),
			/** Cuts that a refit moved, of all; null where the run's own were applied. */
			refit: z.object({ moved: z.number(), of: z.number() }).nullable(),
			/** Changes that could not be applied. */
			notApplied: z.number(),
		}),
	),
});
export type ScenarioComparison = z.infer<typeof scenarioComparison>;

/** What lies under the land of each column, the base first; null where there are more outlines than are looked at. */
export const scenarioGround = z.object({
	outlines: z.number(),
	most: z.number(),
	columns: z
		.array(
			z.object({
				conflicts: z.array(
					z.object({
						kind: z.enum(CONSTRAINT_KINDS),
						level: z.enum(LEVELS).nullable(),
						conflictM2: z.number().nullable(),
						/** Outlines of which nobody can tell: nothing of the kind is loaded near. */
						unknown: z.number(),
					}),
				),
				classesM2: z.array(z.number()).nullable(),
				unslopedM2: z.number(),
			}),
		)
		.nullable(),
});
export type ScenarioGround = z.infer<typeof scenarioGround>;
