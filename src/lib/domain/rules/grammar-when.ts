import { z } from 'zod';
import { provenance, text } from './grammar-values.ts';

/** Conditions of a rule file. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const number = z.looseObject({ value: z.number(), unit: text.optional(), ...provenance });
const bound = z.union([scalar, number]);
const comparison = z
	.strictObject(
		{
			'==': bound.optional(),
			'!=': bound.optional(),
			'>': bound.optional(),
			'>=': bound.optional(),
			'<': bound.optional(),
			'<=': bound.optional(),
			in: z.array(scalar).min(1).optional(),
			notIn: z.array(scalar).min(1).optional(),
			withinYears: z.union([z.number().positive(), number]).optional(),
		},
		{ error: '比较符只有 ==、!=、>、>=、<、<=、in、notIn、withinYears' },
	)
	.refine((c) => Object.keys(c).length > 0, { error: '至少要有一个比较符' })
	.meta({ id: 'Comparison' });

interface WhenInput {
	[fact: string]:
		z.infer<typeof scalar> | z.infer<typeof comparison> | z.infer<typeof scalar>[] | WhenInput[];
}
export const when: z.ZodType<WhenInput> = z
	.lazy(() =>
		z.record(
			z.string(),
			z.union([scalar, comparison, z.array(scalar).min(1), z.array(when).min(1)], {
				error: '条件应为 值、{">=": 数} 等比较、[值, …]，any、all、not 之下为条件的列表',
			}),
			{ error: '条件应为 {事实名: 值或比较}' },
		),
	)
	.meta({ id: 'When' });
