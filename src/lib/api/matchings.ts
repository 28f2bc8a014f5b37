import { z } from 'zod';
import { BATCHES_OF_PROJECTS, SITE_KINDS, WORTHS } from '#lib/domain/matching/plan.ts';
import type { Unmet } from '#lib/domain/matching/explain-unmet.ts';
import type { MatchConflict } from '#lib/domain/matching/match-problem.ts';
import type { ProjectScore } from '#lib/domain/project/standard-land.ts';

const quarter = z.string().regex(/^\d{4}-Q[1-4]$/, { error: '应为季度，如 2027-Q2' });
const pair = z.object({ project: z.string().max(200), site: z.string().max(200) });

/** The question of a plan: which projects, which land, over which quarters, to what end. */
export const matchingQuestion = z.object({
	run: z.number().int(),
	/** Set of 标准地 requirements `id` that projects are scored by. */
	standard: z.string().default('standard-land-demo'),
	/** Stages of projects taken in; empty: all. */
	stages: z.array(z.enum(BATCHES_OF_PROJECTS)).default([]),
	/** Projects that a known requirement refuses are left out. */
	refusedOut: z.boolean().default(true),
	kinds: z.array(z.enum(SITE_KINDS)).default(['vacated', 'reserve', 'free-land']),
	/** Saved selection whose chosen land is what is vacated; null: all land of the batches. */
	selection: z.number().int().nullable().default(null),
	/** Batches of land from which vacated parcels come, where no selection says which. */
	batches: z.array(z.enum(['supply', 'swap'])).default(['supply', 'swap']),
	worth: z.enum(WORTHS).default('tax'),
	/** Sites that come free after this quarter are not offered. */
	until: quarter.default('2028-Q4'),
	/** Quarter from which land of a kind without a date of its own is taken as free; absent: unknown, not offered. */
	freeFrom: z.partialRecord(z.enum(SITE_KINDS), quarter).default({}),
	/** Planner's own quarter of single sites. */
	available: z.record(z.string().max(200), quarter).default({}),
	minMu: z.number().min(0).default(5),
	exclusive: z.boolean().default(false),
	pin: z.array(pair).max(2000).default([]),
	forbid: z.array(pair).max(5000).default([]),
});
export type MatchingQuestion = z.infer<typeof matchingQuestion>;

export const planProject = z.object({
	key: z.string(),
	id: z.number(),
	name: z.string(),
	stage: z.string().nullable(),
	industry: z.string().nullable(),
	region: z.number().nullable(),
	mu: z.number().nullable(),
	from: z.string().nullable(),
	by: z.string().nullable(),
	/** 万元 that seating it is worth; null where its promise is not known. */
	worth: z.number().nullable(),
	powerKva: z.number().nullable(),
	widthM: z.number().nullable(),
	lengthM: z.number().nullable().default(null),
	slopeMaxDeg: z.number().nullable(),
	score: z.custom<ProjectScore>(),
	/** Why it takes no part; null: it does. */
	out: z.enum(['refused', 'no-area', 'no-start', 'no-promise']).nullable(),
	synthetic: z.boolean(),
});
export type PlanProject = z.infer<typeof planProject>;

export const planSite = z.object({
	key: z.string(),
	kind: z.enum(SITE_KINDS),
	id: z.number(),
	name: z.string(),
	region: z.number().nullable(),
	mu: z.number(),
	available: z.string().nullable(),
	/** Mean slope in degrees; null: not known. */
	slopeDeg: z.number().nullable().default(null),
	/** Parcels that land put together is made of. */
	parcels: z.array(z.number()).default([]),
	/** Middle of its box, lon/lat; null: known by paper only. */
	at: z.tuple([z.number(), z.number()]).nullable(),
});
export type PlanSite = z.infer<typeof planSite>;

export const seatedPair = z.object({
	project: z.string(),
	site: z.string(),
	at: z.string(),
	value: z.number(),
});
export type PlanPair = z.infer<typeof seatedPair>;

export const countyYear = z.object({
	county: z.number(),
	year: z.number(),
	taxPerMu: z.number().nullable(),
	outputPerMu: z.number().nullable(),
	uncountedMu: z.object({ tax: z.number(), output: z.number() }),
	unknownVacated: z.number(),
});

/** A plan solved: who sits where, who does not and why, and what it does to the counties. */
export const matchingPlan = z.object({
	question: matchingQuestion,
	year: z.number(),
	rules: z.string(),
	projects: z.array(planProject),
	/** Sites in use or with a quarter of the planner's own first; the rest by mu. */
	sites: z.array(planSite),
	/** Sites whose quarter is not known, or after the horizon: not offered. */
	notOffered: z.object({ unknown: z.number(), late: z.number() }),
	/** The largest of those whose quarter is not known. */
	unknownSites: z.array(planSite).default([]),
	/** Sites whose shape matters to a project and is not known: it rules them out for none. */
	unshaped: z.number().default(0),
	status: z.enum(['optimal', 'feasible', 'infeasible']),
	objective: z.number().nullable(),
	bound: z.number().nullable(),
	pairs: z.array(seatedPair),
	unmet: z.array(z.custom<Unmet>()),
	conflict: z.array(z.custom<MatchConflict>()),
	counties: z.array(countyYear),
	regions: z.array(z.object({ id: z.number(), code: z.string(), name: z.string() })),
	seconds: z.number(),
});
export type MatchingPlan = z.infer<typeof matchingPlan>;

export const matchingInput = z.object({
	name: z.string().trim().min(1).max(100),
	note: z.string().max(2000).nullish(),
	question: matchingQuestion,
	version: z.number().int().optional(),
});
export type MatchingInput = z.infer<typeof matchingInput>;

export const matchingEntry = z.object({
	id: z.number(),
	name: z.string(),
	note: z.string().nullable(),
	run: z.number(),
	year: z.number(),
	status: z.string(),
	seated: z.number(),
	version: z.number(),
	changedAt: z.string(),
	by: z.string(),
});
export type MatchingEntry = z.infer<typeof matchingEntry>;

export const savedMatching = matchingEntry.extend({ plan: matchingPlan });
export type SavedMatching = z.infer<typeof savedMatching>;
