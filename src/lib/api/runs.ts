import { z } from 'zod';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { source } from './evaluation.ts';
import { runSummary } from './overview.ts';

const nullable = z.number().nullable();

/** A figure in two runs, its change and its three parts (domain/compare/split.ts). */
export const split = z.object({
	from: nullable,
	to: nullable,
	change: nullable,
	boundary: nullable,
	data: nullable,
	rule: nullable,
	interaction: nullable,
});
const splits = z.record(z.string(), split);

export const CAUSES = ['boundary', 'data', 'rule'] as const;
export const cause = z.enum(CAUSES);
const byCause = z.object({ boundary: z.number(), data: z.number(), rule: z.number() });
const objectKind = z.enum(['enterprise', 'parcel']);
/** A, with B's boundary, with B's boundary and data, B. */
const way = z.tuple([z.string(), z.string(), z.string(), z.string()]).readonly();
const weight = z.object({ n: z.number(), mu: z.number() });

export const kindSummary = z.object({
	objects: z.number(),
	both: z.number(),
	new: z.number(),
	gone: z.number(),
	moved: z.number(),
	changed: z.number(),
	matrix: z.array(weight.extend({ from: z.string(), to: z.string() })),
	stages: z.array(z.record(z.string(), weight)),
	gradeCauses: z.record(z.string(), z.number()),
	causes: byCause,
	byOthers: byCause,
	meanTotal: split,
});
export type KindSummaryAnswer = z.infer<typeof kindSummary>;

/** One of the two runs, as the comparison names it. */
export const comparedRun = z.object({
	id: z.number(),
	year: z.number(),
	rules: z.string(),
	asOf: z.string(),
	knownAt: z.string(),
	regionCode: z.string().nullable(),
	inputHash: z.string(),
	/** Its inputs, read again, have its own hash: what is compared is what it was made of. */
	reproduced: z.boolean(),
});

export const comparison = z.object({
	id: z.number(),
	a: comparedRun,
	b: comparedRun,
	/** Which of the two inputs are equal to the last bit. */
	same: z.object({ facts: z.boolean(), rules: z.boolean() }),
	enterprise: kindSummary,
	parcel: kindSummary,
	groups: z.array(z.object({ group: z.string(), name: z.string().nullable(), values: splits })),
	at: z.string(),
});
export type ComparisonAnswer = z.infer<typeof comparison>;

export const compareRequest = z.object({ a: z.number().int().positive(), b: z.number().int().positive() });
export type CompareRequest = z.infer<typeof compareRequest>;

/** What became of one object that changed. */
export const objectChange = z.object({
	kind: objectKind,
	id: z.number(),
	code: z.string(),
	name: z.string().nullable(),
	membership: z.enum(['both', 'new', 'gone']),
	grade: way,
	reasonFrom: z.string().nullable(),
	reasonTo: z.string().nullable(),
	total: split,
	rank: split,
	values: splits,
	flags: z.record(z.string(), way),
	gradeCauses: z.array(cause),
	causes: z.array(cause),
	/** What changed of its own records; another cause came through the others of its group. */
	own: z.array(cause),
	muFrom: nullable,
	muTo: nullable,
});
export type ObjectChangeAnswer = z.infer<typeof objectChange>;

/** Which of the changed objects: all must hold. */
export const moversQuery = z.object({
	kind: objectKind.default('enterprise'),
	/** A step that moved it. */
	cause: cause.optional(),
	/** Only another grade. */
	moved: z.stringbool().optional(),
	from: z.string().optional(),
	to: z.string().optional(),
	offset: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(5000).default(1000),
});
export type MoversQuery = z.infer<typeof moversQuery>;
export const movers = z.object({ total: z.number(), movers: z.array(objectChange) });

const operandSide = z.object({
	value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
	source: source.optional(),
});

/** An operand that differs between the runs, with the record behind either value. */
export const changedOperand = z.object({
	/** Fact name, or `registeredM2`, `share`, `status`, `supply` … */
	name: z.string(),
	/** The record it belongs to where it is not the object's own: an occupant's code. */
	of: z.string().nullable(),
	part: z.enum(['boundary', 'data']),
	a: operandSide,
	b: operandSide,
});
export type ChangedOperand = z.infer<typeof changedOperand>;
export const comparedObject = z.object({ change: objectChange, operands: z.array(changedOperand) });
export type ComparedObject = z.infer<typeof comparedObject>;

/** A run with the engine that made it and its `Fitted`: what the rule made of its population. */
export const runDetail = runSummary.extend({
	engine: z.string(),
	fitted: z.custom<Fitted>((value) => typeof value === 'object' && value !== null && 'groups' in value),
});
export type RunDetail = z.infer<typeof runDetail>;

/** A run made again and held against the record. */
export const reproduction = z.object({
	run: z.number(),
	same: z.boolean(),
	hash: z.object({ stored: z.string(), again: z.string() }),
	engine: z.object({ stored: z.string(), now: z.string() }),
	rows: z.number(),
	differing: z.number(),
	differences: z.array(z.object({ kind: z.string(), id: z.number(), fields: z.array(z.string()) })),
});
export type Reproduction = z.infer<typeof reproduction>;

const severity = z.enum(['fault', 'check', 'note']);

/** A warning of a run with the record it is about, and the row of the file behind a figure. */
export const runWarning = z.object({
	no: z.number(),
	code: z.string(),
	severity,
	kind: z.enum(['enterprise', 'parcel', 'park', 'batch']).nullable(),
	id: z.number().nullable(),
	objectCode: z.string().nullable(),
	name: z.string().nullable(),
	params: z.record(z.string(), z.union([z.number(), z.string()])),
	source: source.nullable(),
});
export type RunWarningAnswer = z.infer<typeof runWarning>;

export const warningsQuery = z.object({
	code: z.string().optional(),
	offset: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(5000).default(500),
});
export type WarningsQuery = z.infer<typeof warningsQuery>;
export const runWarnings = z.object({ total: z.number(), warnings: z.array(runWarning) });
