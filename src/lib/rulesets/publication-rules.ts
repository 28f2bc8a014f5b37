import { z } from 'zod';
import type { PublicationRules } from '#lib/domain/notices/publication-rules.ts';
import type { Figure } from '#lib/domain/rules/rule-set.ts';
import practiceFile from './publication.json' with { type: 'json' };

const figure = z.object({
	value: z.number().int().min(1),
	mark: z.enum(['text', 'seen', 'memory', 'synthetic']),
	clause: z.string().optional(),
	source: z.string().optional(),
});

/** What bureaus do where their rule is silent: no scores, five working days, no figure of fewer than three. */
export const PUBLICATION_PRACTICE: PublicationRules = z
	.object({ scores: z.boolean(), minGroup: figure, workingDays: figure })
	.parse(practiceFile);

/** The part of a rule set that speaks of publication. */
interface Speaking {
	publication?: { scores?: boolean; minGroup?: Figure; workingDays?: Figure };
}

/**
 * What a rule set says of publication, the common practice where it is silent. Groups are never told smaller than the
 * practice's, and a period has one whole working day at least.
 */
export function publicationOf({ publication = {} }: Speaking): PublicationRules {
	const { scores, minGroup, workingDays } = publication;
	const practice = PUBLICATION_PRACTICE;
	return {
		scores: scores ?? practice.scores,
		minGroup: minGroup && minGroup.value >= practice.minGroup.value ? minGroup : practice.minGroup,
		workingDays:
			workingDays && Number.isInteger(workingDays.value) && workingDays.value >= 1
				? workingDays
				: practice.workingDays,
	};
}
