import { z } from 'zod';
import { LINE_KINDS } from '#lib/domain/rules/policy-lines.ts';

/** A line that a rule of the run draws across an indicator (domain/rules/policy-lines.ts). */
export const policyLine = z.object({
	indicator: z.string(),
	kind: z.enum(LINE_KINDS),
	group: z.string().nullable(),
	groupTitle: z.string().nullable(),
	aboveScale: z.boolean().nullable(),
	grade: z.string().nullable(),
	value: z.number().nullable(),
	byIndustry: z.record(z.string(), z.number()).nullable(),
	otherwise: z.number().nullable(),
	wrong: z.enum(['below', 'above']),
	closed: z.boolean(),
	mark: z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']),
	clause: z.string().nullable(),
	source: z.string(),
	rule: z.string(),
	title: z.string(),
});

export const runLines = z.object({ run: z.number(), lines: z.array(policyLine) });
export type RunLines = z.infer<typeof runLines>;
