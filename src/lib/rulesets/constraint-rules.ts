import { z } from 'zod';
import type { ConstraintRules } from '#lib/domain/constraints/constraint-rules.ts';
import { CONSTRAINT_KINDS, LEVELS } from '#lib/domain/constraints/constraint.ts';
import file from './constraint-rules.json' with { type: 'json' };

const mark = z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']);
const level = z.strictObject({
	value: z.enum(LEVELS),
	mark,
	clause: z.string().min(1),
	source: z.string().min(1),
	note: z.string().optional(),
});

const constraintRules: z.ZodType<ConstraintRules> = z.strictObject({
	id: z.string(),
	version: z.string(),
	title: z.string(),
	source: z.string(),
	kinds: z.record(
		z.enum(CONSTRAINT_KINDS),
		z.strictObject({
			sense: z.enum(['inside', 'outside']),
			level,
			grades: z.array(level.extend({ match: z.string().min(1) })).optional(),
		}),
	),
	knownWithinM: z.strictObject({
		value: z.number().positive(),
		unit: z.string(),
		mark,
		clause: z.string(),
	}),
});

/** What follows from each kind of constraint. Citations are from memory and say so. */
export const CONSTRAINT_RULES: ConstraintRules = constraintRules.parse(file);
