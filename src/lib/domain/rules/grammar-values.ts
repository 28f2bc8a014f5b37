import { z } from 'zod';

/** The smallest parts of a rule file: words, dates, numbers with their provenance. */
const marks = ['text', 'seen', 'memory', 'synthetic', 'computed'] as const;
export const text = z.string({ error: '应为文字' });
export const name = z.string({ error: '应为非空文字' }).min(1, { error: '应为非空文字' });
export const provenance = {
	mark: z.enum(marks, { error: '标记应为 text、seen、memory、synthetic 之一' }).optional(),
	clause: text.optional(),
	source: text.optional(),
};
export const date = z.string({ error: '应为日期 YYYY-MM-DD' }).regex(/^\d{4}-\d{2}-\d{2}$/, {
	error: '应为日期 YYYY-MM-DD',
});
export const edition = z.literal([2002, 2011, 2017], { error: '行业分类版本应为 2002、2011 或 2017' });

export const figure = z
	.union(
		[
			z.number(),
			z.null(),
			z.looseObject({ value: z.number().nullable(), unit: text.optional(), ...provenance }),
		],
		{ error: '应为数字，或 {value, unit?, mark, clause, source}；未公布的数字写 null' },
	)
	.meta({ id: 'Figure' });

export type FigureInput = z.infer<typeof figure>;
