import { z } from 'zod';
import { OUTCOMES } from '#lib/domain/notices/answer.ts';
import { CORRECTABLE_KINDS } from '#lib/domain/notices/correctable.ts';
import { NOTICE_KINDS, NOTICE_STATES, NOTICE_SUBJECTS } from '#lib/domain/notices/notice.ts';

const day = z.iso.date();
const text = (most: number) => z.string().trim().min(1).max(most);
const optionalText = (most: number) =>
	z
		.string()
		.trim()
		.max(most)
		.nullish()
		.transform((value) => (value ? value : null));
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const noticeText = {
	title: text(200),
	workingDays: z.number().int().min(1).max(60),
	issuer: optionalText(200),
	contact: optionalText(500),
	basis: optionalText(1000),
};

export const noticeInput = z.object({
	kind: z.enum(NOTICE_KINDS),
	subjectKind: z.enum(NOTICE_SUBJECTS).default('enterprise'),
	run: z.number().int(),
	...noticeText,
	workingDays: noticeText.workingDays.optional(),
});
export type NoticeInput = z.infer<typeof noticeInput>;

export const noticeEdit = z.object({ ...noticeText, version: z.number().int() });
export type NoticeEdit = z.infer<typeof noticeEdit>;

/** The next step: opening names the first day, withdrawing its reason. */
export const noticeStep = z.object({
	to: z.enum(['open', 'closed', 'final', 'withdrawn']),
	version: z.number().int(),
	firstDay: day.optional(),
	reason: optionalText(2000),
});
export type NoticeStep = z.infer<typeof noticeStep>;

const figure = z.object({
	value: z.number(),
	mark: z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']),
	clause: z.string().optional(),
	source: z.string().optional(),
});

export const noticeSummary = z.object({
	id: z.number(),
	kind: z.enum(NOTICE_KINDS),
	subjectKind: z.enum(NOTICE_SUBJECTS),
	title: z.string(),
	state: z.enum(NOTICE_STATES),
	/** The run of the last edition; of a draft, the one it will be made of. */
	run: z.number(),
	year: z.number(),
	/** `id@version` of the rule set. */
	ruleSet: z.string(),
	ruleTitle: z.string(),
	synthetic: z.boolean(),
	workingDays: z.number(),
	opensOn: z.string().nullable(),
	closesOn: z.string().nullable(),
	countedDays: z.array(z.string()).nullable(),
	provisional: z.boolean(),
	issuer: z.string().nullable(),
	contact: z.string().nullable(),
	basis: z.string().nullable(),
	version: z.number(),
	finalHash: z.string().nullable(),
	at: z.string(),
	by: z.string(),
	edition: z.number().nullable(),
	objections: z.number(),
	unanswered: z.number(),
	/** The day in China, by the database's clock: periods are counted by it. */
	today: z.string(),
});
export type NoticeSummary = z.infer<typeof noticeSummary>;

const groupStatistics = z.object({
	group: z.string().nullable(),
	members: z.number(),
	areaMu: z.number().nullable(),
	grades: z.record(z.string(), z.number()),
	taxPerMu: z.number().nullable(),
	suppressed: z.boolean(),
});
export const statistics = z.object({ groups: z.array(groupStatistics), total: groupStatistics });

const lapsed = z.object({
	subject: z.number(),
	gradeBefore: z.string(),
	to: z.string(),
	computed: z.string().nullable(),
});
export const noticeEdition = z.object({
	edition: z.number(),
	run: z.number(),
	hash: z.string(),
	rows: z.number(),
	notListed: z.number(),
	statistics,
	lapsed: z.array(lapsed),
	at: z.string(),
	by: z.string(),
});
export type NoticeEdition = z.infer<typeof noticeEdition>;

export const noticeDetail = noticeSummary.extend({
	rules: z.object({ scores: z.boolean(), minGroup: figure, workingDays: figure }),
	/** Grades of the rule, best first: what one may be re-graded to. */
	grades: z.array(z.string()),
	editions: z.array(noticeEdition),
	events: z.array(
		z.object({
			event: z.string(),
			note: z.string().nullable(),
			detail: z.unknown(),
			at: z.string(),
			by: z.string(),
		}),
	),
	/** Corrections or re-gradings that the list does not show yet. */
	behind: z.boolean(),
});
export type NoticeDetail = z.infer<typeof noticeDetail>;

/** All that is public of a row: there is no field for any other figure. */
export const publicRow = z.strictObject({
	name: z.string().nullable(),
	code: z.string().nullable().optional(),
	location: z.string().nullable().optional(),
	areaMu: z.number().nullable(),
	gradeBefore: z.string().nullable().optional(),
	grade: z.string().nullable().optional(),
	score: z.number().nullable().optional(),
	determined: z.string().nullable().optional(),
	decisionNo: z.string().nullable().optional(),
	decidedOn: z.string().nullable().optional(),
});

export const noticeList = z.object({
	/** null: a draft, made as the run and its re-gradings are now. */
	edition: z.number().nullable(),
	fields: z.array(z.string()),
	rows: z.array(z.object({ subject: z.number(), public: publicRow, regrading: z.number().nullable() })),
	statistics,
	notListed: z.number(),
	/** Against the first edition. */
	changes: z.array(
		z.object({
			subject: z.number(),
			before: publicRow.nullable(),
			after: publicRow.nullable(),
			fields: z.array(z.string()),
		}),
	),
});
export type NoticeList = z.infer<typeof noticeList>;

export const attachment = z.object({
	id: z.number(),
	name: z.string(),
	bytes: z.number(),
	hash: z.string(),
	at: z.string(),
	by: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

/** A fact that may be corrected: which record, which field. */
const factPlace = {
	kind: z.enum(CORRECTABLE_KINDS),
	subject: z.number().int(),
	parcel: z.number().int().nullable().default(null),
	fromDate: day.nullable().default(null),
	year: z.number().int().nullable().default(null),
	field: z.string().min(1).max(60),
};
export const correctionInput = z.object({ ...factPlace, value: scalar });
export type CorrectionInput = z.infer<typeof correctionInput>;

export const objectionInput = z.object({
	subject: z.number().int(),
	party: text(200),
	contact: optionalText(200),
	receivedOn: day,
	/** `yearly.taxWan`, `parcels.registeredAreaM2`, `grade`, `decision`, `other`. */
	datum: text(80),
	claimed: optionalText(200),
	body: text(5000),
});
export type ObjectionInput = z.infer<typeof objectionInput>;

export const answerInput = z.object({
	outcome: z.enum(OUTCOMES),
	reason: z.string().trim().max(5000).default(''),
	corrections: z.array(correctionInput).max(50).default([]),
});
export type AnswerInput = z.infer<typeof answerInput>;

export const correction = z.object({
	...factPlace,
	id: z.number(),
	code: z.string(),
	unit: z.string().nullable(),
	batch: z.number(),
	oldValue: scalar.nullable(),
	newValue: scalar,
	at: z.string(),
	by: z.string(),
});
export type Correction = z.infer<typeof correction>;

export const answer = z.object({
	id: z.number(),
	outcome: z.enum(OUTCOMES),
	reason: z.string(),
	at: z.string(),
	by: z.string(),
	supersededAt: z.string().nullable(),
	corrections: z.array(correction),
});

export const objection = z.object({
	id: z.number(),
	notice: z.number(),
	subject: z.number(),
	code: z.string(),
	party: z.string(),
	contact: z.string().nullable(),
	receivedOn: z.string(),
	late: z.boolean(),
	datum: z.string(),
	claimed: z.string().nullable(),
	body: z.string(),
	at: z.string(),
	by: z.string(),
	attachments: z.array(attachment),
	/** The answer that holds; earlier ones stand in `earlier`. */
	answer: answer.nullable(),
	earlier: z.array(answer),
});
export type Objection = z.infer<typeof objection>;

export const correctableFact = z.object({
	...factPlace,
	code: z.string(),
	type: z.enum(['text', 'number', 'integer', 'date', 'boolean']),
	unit: z.string().nullable(),
	value: scalar.nullable(),
	source: z
		.object({
			file: z.string().optional(),
			row: z.number().optional(),
			at: z.string().optional(),
			by: z.string().optional(),
		})
		.nullable(),
});
export type CorrectableFact = z.infer<typeof correctableFact>;
