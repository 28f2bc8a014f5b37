import { z } from 'zod';
import { attachment } from './notices.ts';

export const regradingInput = z.object({
	run: z.number().int(),
	kind: z.enum(['enterprise', 'parcel']),
	subject: z.number().int(),
	to: z.string().trim().min(1).max(20),
	reason: z.string().trim().min(1).max(2000),
	/** The paper it rests on: minutes, a document's number. */
	evidence: z
		.string()
		.trim()
		.max(1000)
		.nullish()
		.transform((value) => (value ? value : null)),
});
export type RegradingInput = z.infer<typeof regradingInput>;

export const withdrawal = z.object({ reason: z.string().trim().min(1).max(2000) });

export const regrading = z.object({
	id: z.number(),
	run: z.number(),
	kind: z.enum(['enterprise', 'parcel']),
	subject: z.number(),
	code: z.string(),
	name: z.string().nullable(),
	gradeBefore: z.string(),
	to: z.string(),
	reason: z.string(),
	evidence: z.string().nullable(),
	carriedFrom: z.number().nullable(),
	at: z.string(),
	by: z.string(),
	decidedBy: z.string(),
	endedAt: z.string().nullable(),
	supersededBy: z.number().nullable(),
	withdrawnReason: z.string().nullable(),
	withdrawnBy: z.string().nullable(),
	attachments: z.array(attachment),
});
export type RegradingAnswer = z.infer<typeof regrading>;

export const regradingList = z.object({
	regradings: z.array(regrading),
	/** Of the rule of the run that was asked for, best first. */
	grades: z.array(z.string()),
});

/** Any value that a person put in the place of another, with who, when and why. */
export const override = z.object({
	kind: z.enum(['correction', 'regrading', 'share', 'zone-type']),
	at: z.string(),
	by: z.string(),
	code: z.string(),
	name: z.string().nullable(),
	field: z.string(),
	unit: z.string().nullable(),
	oldValue: z.string().nullable(),
	newValue: z.string().nullable(),
	evidence: z.string().nullable(),
	/** False once it was withdrawn or superseded. */
	holds: z.boolean(),
	notice: z.number().nullable(),
	run: z.number().nullable(),
});
export type Override = z.infer<typeof override>;
