import { z } from 'zod';
import { RULE_KINDS } from '#lib/domain/rules/rule-kind.ts';

/** Rule sets as data: presets, published versions, drafts. */
export const ruleKind = z.enum(RULE_KINDS);
const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const period = z.object({ from: z.string(), to: z.string().nullable() });

export const ruleHead = z.object({
	id: z.string(),
	version: z.string(),
	title: z.string(),
	titleEn: z.string().nullable(),
	area: z.string().nullable(),
	areaCode: z.string().nullable(),
	year: z.number().nullable(),
	effective: period.nullable(),
	source: z.string().nullable(),
	mark: z.string().nullable(),
});

const ruleState = z.enum(['shipped', 'published', 'retired', 'draft']);
export type RuleState = z.infer<typeof ruleState>;

export const ruleListing = ruleHead.extend({
	kind: ruleKind,
	state: ruleState,
	/** The draft's number; null for versions. */
	draft: z.number().nullable(),
	/** Runs that used it. */
	runs: z.number(),
	figures: z.number(),
	/** Figures from memory or made for demonstration. */
	unverified: z.number(),
	partial: z.boolean(),
	/** A scoring rule whose cuts are not published: scores, no grades. */
	scoresOnly: z.boolean(),
	faults: z.number(),
	at: z.string().nullable(),
	by: z.string().nullable(),
});
export type RuleListing = z.infer<typeof ruleListing>;
export const ruleList = z.object({ rules: z.array(ruleListing) });

const problem = z.looseObject({ code: z.string(), message: z.string(), path: z.string().optional() });
export const ruleCheck = z.object({
	kind: ruleKind,
	head: ruleHead,
	problems: z.array(problem),
	unknown: z.array(
		z.object({ path: z.string(), effect: z.enum(['score', 'grade', 'note']), message: z.string() }),
	),
	warnings: z.array(problem),
	figures: z.number(),
	unverified: z.array(
		z.object({
			path: z.string(),
			value: z.union([z.number(), z.boolean(), z.string(), z.null()]),
			unit: z.string().optional(),
			mark: z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']),
			clause: z.string().optional(),
			source: z.string().optional(),
		}),
	),
	partial: z.boolean(),
	/** The file as the evaluator takes it; null where a fault makes it unusable. */
	normalised: z.unknown(),
});
export type RuleCheckAnswer = z.infer<typeof ruleCheck>;

export const ruleEvent = z.object({
	event: z.enum(['drafted', 'changed', 'discarded', 'restored', 'published', 'retired']),
	rule: z.string().nullable(),
	draft: z.number().nullable(),
	note: z.string().nullable(),
	at: z.string(),
	by: z.string(),
});
export type RuleEventAnswer = z.infer<typeof ruleEvent>;

export const ruleDetail = z.object({
	rule: ruleListing,
	/** The file as its author wrote it. */
	body: z.unknown(),
	check: ruleCheck,
	basedOn: z.string().nullable(),
	retired: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
	history: z.array(ruleEvent),
	/** The runs that used it, newest first. */
	usedBy: z.array(z.object({ run: z.number(), year: z.number(), at: z.string() })),
});
export type RuleDetail = z.infer<typeof ruleDetail>;

export const ruleDraft = z.object({
	draft: z.number(),
	kind: ruleKind,
	basedOn: z.string().nullable(),
	body: z.unknown(),
	version: z.number(),
	publishedAs: z.string().nullable(),
	at: z.string(),
	by: z.string(),
	changedAt: z.string(),
	changedBy: z.string(),
	check: ruleCheck,
	/** Versions in force for the same area, year and kind at overlapping times. */
	overlaps: z.array(z.string()),
	history: z.array(ruleEvent),
});
export type RuleDraft = z.infer<typeof ruleDraft>;

/** A rule file is any JSON object: what it lacks is said by its check, not refused at the door. */
const ruleBody = z.record(z.string(), z.unknown());

export const ruleCheckRequest = z.object({ kind: ruleKind.optional(), body: ruleBody });
export const draftRequest = z
	.object({
		/** `id@version` of what to copy. */
		from: z.string().min(1).optional(),
		kind: ruleKind.optional(),
		body: ruleBody.optional(),
	})
	.refine((r) => (r.from === undefined) !== (r.body === undefined), { error: '应有 from 或 body 其中之一' });
export type DraftRequest = z.infer<typeof draftRequest>;
export const draftChange = z.object({ version: z.number().int(), body: ruleBody });
export type DraftChange = z.infer<typeof draftChange>;

export const publishRequest = z.object({
	/** The draft's version that was read: what is published is what was seen. */
	version: z.number().int(),
	effective: z.object({ from: civilDate, to: civilDate.nullable().optional() }),
});
export type PublishRequest = z.infer<typeof publishRequest>;
export const publishAnswer = z.object({ rule: ruleListing, warnings: z.array(problem) });
export const retireRequest = z.object({ reason: z.string().trim().min(1).max(500) });

/** A side of a comparison, and what differs: by path, values before and after (absent: not there). */
const diffSide = z.object({ name: z.string(), kind: ruleKind, title: z.string() });
const leaf = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const ruleDiff = z.object({
	a: diffSide,
	b: diffSide,
	changes: z.array(z.object({ path: z.string(), before: leaf.optional(), after: leaf.optional() })),
	/** The files as written, for whoever compares more closely. */
	before: z.unknown(),
	after: z.unknown(),
});
export type RuleDiff = z.infer<typeof ruleDiff>;
