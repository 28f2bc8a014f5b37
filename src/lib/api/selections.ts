import { z } from 'zod';
import {
	COST_ITEMS,
	FIGURE_CODES,
	LEFT_OUT_REASONS,
	READINESS_ISSUES,
	UPLIFT_ASSUMPTIONS,
	YIELDS,
} from '#lib/domain/selection/question.ts';
import type { ReadinessIssue } from '#lib/domain/selection/question.ts';
import { RATE_UNITS } from '#lib/domain/selection/cost.ts';
import { candidate, SHORTLIST_KINDS, shortlistCriteria } from './shortlists.ts';

export {
	COST_ITEMS,
	LEFT_OUT_REASONS,
	READINESS_ISSUES,
	UPLIFT_ASSUMPTIONS,
	YIELDS,
	type CostItem,
	type LeftOutReason,
	type ReadinessIssue,
	type UpliftAssumption,
	type YieldName,
} from '#lib/domain/selection/question.ts';

const subject = z.object({ kind: z.enum(SHORTLIST_KINDS), id: z.number().int() });
export type SelectionSubject = z.infer<typeof subject>;

const reaction = z.enum(['allow', 'exclude']);
const weight = z.number().min(0).max(100).default(0);

/** The planner's question: which land to vacate, and under what demands. */
export const selectionQuestion = z.object({
	run: z.number().int(),
	criteria: shortlistCriteria,
	objective: z.enum(['max-benefit', 'min-cost']),
	budgetWan: z.number().min(0).nullable().default(null),
	targetMu: z.number().min(0).nullable().default(null),
	uplift: z.enum(UPLIFT_ASSUMPTIONS).default('park-median'),
	/** Promised yield per mu and year (万元/亩), where the assumption is `promise`; the project's code says whose. */
	promise: z
		.object({
			tax: z.number().min(0).nullable().default(null),
			valueAdded: z.number().min(0).nullable().default(null),
			project: z.string().max(100).nullable().default(null),
		})
		.nullable()
		.default(null),
	/** Benefit = Σ weight × uplift (万元/年). The planner's own. */
	weights: z.object({ tax: weight, valueAdded: weight }).default({ tax: 1, valueAdded: 0 }),
	/** What an issue that is known to stand does to a candidate; an unknown one never does anything but be shown. */
	readiness: z
		.object({
			mortgaged: reaction.default('allow'),
			seized: reaction.default('exclude'),
			disputed: reaction.default('exclude'),
			papersMissing: reaction.default('allow'),
		} satisfies Record<ReadinessIssue, unknown>)
		.default({ mortgaged: 'allow', seized: 'exclude', disputed: 'exclude', papersMissing: 'allow' }),
	/** A candidate without a known cost is left out, or taken at the sum of what is known (said on every figure). */
	missingCost: z.enum(['leave-out', 'known-part']).default('leave-out'),
	quotas: z
		.array(
			z.object({
				of: z.enum(['region', 'park']),
				id: z.number().int(),
				minMu: z.number().min(0).nullable().default(null),
				maxMu: z.number().min(0).nullable().default(null),
			}),
		)
		.default([]),
	lockIn: z.array(subject).default([]),
	lockOut: z.array(subject).default([]),
	/** The planner's own rates in place of the rule set's, in its units (`costRules.items`); marked `own` on every figure. */
	rates: z.partialRecord(z.enum(COST_ITEMS), z.number().min(0)).optional(),
});
export type SelectionQuestion = z.infer<typeof selectionQuestion>;

/** Where a number comes from: a row of a file, or a figure of the rule set with its mark. */
export const figureSource = z.object({
	kind: z.enum(['record', 'default', 'computed']),
	/** `record`: the record's own; `own`: the planner's, typed in. */
	mark: z.enum(['text', 'seen', 'memory', 'synthetic', 'record', 'own']),
	clause: z.string().nullable(),
	source: z.string().nullable(),
	/** Of a record: the fact table's version row, for the way back to file, sheet and row. */
	file: z.string().nullable(),
	row: z.number().nullable(),
	/** Of what was computed: how. */
	code: z.enum(FIGURE_CODES).nullable().optional(),
	/** Of a median: over how many rated parcels. */
	count: z.number().nullable().optional(),
});
export type FigureSource = z.infer<typeof figureSource>;

export const costFigure = z.object({
	item: z.enum(COST_ITEMS),
	/** null: unknown. */
	wan: z.number().nullable(),
	/** Of a default: rate × quantity, as written on the screen. */
	rate: z.number().nullable(),
	quantity: z.number().nullable(),
	unit: z.string().nullable(),
	from: figureSource.nullable(),
});
export type CostFigure = z.infer<typeof costFigure>;

export const yieldFigure = z.object({
	name: z.enum(YIELDS),
	/** 万元 of the year on the land now; null: unknown. */
	now: z.number().nullable(),
	/** 万元/亩 assumed afterwards; null: the assumption has no figure for this candidate. */
	perMuAfter: z.number().nullable(),
	/** max(0, perMuAfter × mu − now) is NOT taken: a fall is a fall. null where either is unknown. */
	uplift: z.number().nullable(),
	/** Of the figure afterwards. */
	from: figureSource.nullable(),
	/** Of the figure now. */
	nowFrom: figureSource.nullable().optional(),
});
export type YieldFigure = z.infer<typeof yieldFigure>;

/** A candidate with what the question needs of it; made by the server, weighed in the browser as in the server. */
export const selectionCandidate = candidate.extend({
	yields: z.array(yieldFigure),
	costs: z.array(costFigure),
	/** Sum of the known cost items; `costComplete` says whether none is unknown. */
	costKnownWan: z.number(),
	costComplete: z.boolean(),
	readiness: z.array(
		z.object({ issue: z.enum(READINESS_ISSUES), finding: z.enum(['yes', 'no', 'unknown']) }),
	),
	holder: z.string().nullable(),
	parkName: z.string().nullable(),
	regionName: z.string().nullable(),
});
export type SelectionCandidate = z.infer<typeof selectionCandidate>;

/** Answer of `POST /api/selections/candidates`. */
export const selectionCandidates = z.object({
	run: z.object({ id: z.number(), year: z.number(), rules: z.string(), inputHash: z.string() }),
	costRules: z.object({
		id: z.string(),
		version: z.string(),
		title: z.string(),
		source: z.string(),
		/** The default rates; `value` null: none is known, the planner may type one (`question.rates`). */
		items: z
			.record(
				z.enum(COST_ITEMS),
				z.object({
					value: z.number().nullable(),
					unit: z.enum(RATE_UNITS),
					mark: z.enum(['text', 'seen', 'memory', 'synthetic']),
					clause: z.string(),
					source: z.string(),
				}),
			)
			.optional(),
	}),
	candidates: z.array(selectionCandidate),
});
export type SelectionCandidates = z.infer<typeof selectionCandidates>;

export const selectionPick = z.object({
	kind: z.enum(SHORTLIST_KINDS),
	id: z.number(),
	chosen: z.boolean(),
	byGreedy: z.boolean(),
	locked: z.enum(['in', 'out']).nullable(),
	/** Null where it was weighed. */
	leftOut: z.enum(LEFT_OUT_REASONS).nullable(),
	benefit: z.number().nullable(),
	costWan: z.number().nullable(),
	/** What forcing it in would cost, in the objective's unit: at least so much, or exactly; null for what is chosen or not weighed. */
	regret: z.object({ value: z.number().nullable(), exact: z.boolean() }).nullable(),
	/** Of the varied questions (weights, budget ± x %), in how many it is chosen. */
	firm: z.object({ kept: z.number(), of: z.number() }).nullable(),
});
export type SelectionPick = z.infer<typeof selectionPick>;

export const selectionAnswer = z.object({
	status: z.enum(['optimal', 'feasible', 'infeasible']),
	objective: z.number().nullable(),
	bound: z.number().nullable(),
	totals: z.object({
		benefit: z.number(),
		costWan: z.number(),
		mu: z.number(),
		count: z.number(),
		/** Chosen ones whose benefit is unknown and counts nothing here; whose cost is known in part only. */
		unknownBenefit: z.number().optional(),
		incompleteCost: z.number().optional(),
	}),
	greedy: z
		.object({ objective: z.number().nullable(), count: z.number(), feasible: z.boolean().optional() })
		.nullable(),
	picks: z.array(selectionPick),
	conflict: z
		.object({
			demands: z.array(
				z.object({
					kind: z.enum(['budget', 'target', 'quota-min', 'quota-max', 'lock-in', 'lock-out']),
					group: z.string().nullable(),
					ids: z.array(z.string()),
					value: z.number().nullable(),
				}),
			),
			remedies: z.array(
				z.object({
					kind: z.enum(['budget', 'target', 'quota-min', 'quota-max', 'lock-in', 'lock-out']),
					group: z.string().nullable(),
					/** The value with which the rest can be met, and how far that is from what was asked. */
					needed: z.number().nullable(),
					by: z.number().nullable(),
					/** Of locks: those that, given up, would do. */
					ids: z.array(z.string()).optional(),
					/** The search ran out of time: it takes at least so much. */
					atLeast: z.boolean().optional(),
				}),
			),
			/** False: the demands exclude each other, but fewer of them might too. */
			minimal: z.boolean().optional(),
		})
		.nullable(),
	/** Result of the independent check of the certificate. */
	checked: z.object({
		ok: z.boolean(),
		faults: z.array(z.string()),
		/** `highs`: the check had to believe HiGHS for a part of the tree. */
		restsOn: z.enum(['nothing', 'highs']).nullable().optional(),
	}),
});
export type SelectionAnswer = z.infer<typeof selectionAnswer>;

export const selectionInput = z.object({
	name: z.string().trim().min(1).max(100),
	note: z.string().max(2000).nullable().default(null),
	question: selectionQuestion,
	version: z.number().int().optional(),
});
export type SelectionInput = z.infer<typeof selectionInput>;

/** A saved selection ("优选方案"): a question with its official answer; signed ones are frozen for good. */
export const selectionEntry = z.object({
	id: z.number(),
	name: z.string(),
	note: z.string().nullable(),
	/** The selection it was copied from. */
	copyOf: z.number().nullable(),
	run: z.number(),
	year: z.number(),
	rules: z.string(),
	state: z.enum(['draft', 'signed']),
	status: z.enum(['optimal', 'feasible', 'infeasible']),
	objective: z.enum(['max-benefit', 'min-cost']),
	totals: selectionAnswer.shape.totals,
	version: z.number(),
	changedAt: z.string(),
	by: z.string(),
	signedAt: z.string().nullable(),
	signedBy: z.string().nullable(),
	/** SHA-256 over the canonical JSON of question, candidates, answer, certificate, run id, input hash and rule versions. */
	hash: z.string().nullable(),
});
export type SelectionEntry = z.infer<typeof selectionEntry>;

export const selection = selectionEntry.extend({
	question: selectionQuestion,
	/** As they were when it was solved; the frozen operands of every figure. */
	candidates: selectionCandidates,
	answer: selectionAnswer,
	certificate: z.record(z.string(), z.unknown()),
	/** Of a signed one: the hash of each part, to tell which differs. */
	sealed: z.record(z.string(), z.string()).nullable().optional(),
});
export type Selection = z.infer<typeof selection>;
