import { z } from 'zod';
import type { PublicationRules } from '#lib/domain/notices/publication-rules.ts';
import practiceFile from './publication.json' with { type: 'json' };

const figure = z.object({
	value: z.number().int().min(1),
	mark: z.enum(['text', 'seen', 'memory', 'synthetic']),
	clause: z.string().optional(),
	source: z.string().optional(),
});
const rules = z.object({ scores: z.boolean(), minGroup: figure, workingDays: figure });

/** What bureaus do where their rule is silent: no scores, five working days, no figure of fewer than three. */
export const PUBLICATION_PRACTICE: PublicationRules = rules.parse(practiceFile);

/**
 * What a rule set says of publication (`publication: {scores?, minGroup?, workingDays?}`, bare numbers or figures), the
 * common practice where it is silent. Never fewer than the practice's smallest group.
 */
export function publicationOf(ruleSet: unknown): PublicationRules {
	const own = said.safeParse(ruleSet);
	const publication = own.success ? own.data.publication : undefined;
	return { ...PUBLICATION_PRACTICE, ...defined(publication ?? {}) };
}

const said = z.looseObject({
	publication: z
		.object({
			scores: z.boolean().optional(),
			minGroup: asFigure(PUBLICATION_PRACTICE.minGroup.value).optional(),
			workingDays: asFigure(1).optional(),
		})
		.optional(),
});

function asFigure(least: number) {
	return z
		.union([z.number().transform((value) => ({ value, mark: 'memory' as const })), figure])
		.refine((f) => Number.isInteger(f.value) && f.value >= least);
}

function defined<T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } {
	return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
		[K in keyof T]: NonNullable<T[K]>;
	};
}
