import { z } from 'zod';
import type { Mark } from '#lib/domain/proof.ts';
import references from './park-references.json' with { type: 'json' };

/** Published figures of many zones, to compare with: no standard. */
export interface ParkReference {
	id: string;
	zh: string;
	en: string;
	year: number;
	yearNote?: string;
	source: string;
	mark: Mark;
	/** By indicator, in its own unit. */
	values: Record<string, number>;
}

const shape = z.object({
	notes: z.string(),
	references: z.array(
		z.strictObject({
			id: z.string(),
			zh: z.string(),
			en: z.string(),
			year: z.int(),
			yearNote: z.string().optional(),
			source: z.string(),
			mark: z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']),
			values: z.record(z.string(), z.number()),
		}),
	),
});

/** National and provincial bulletins (domain.md §2.4), the newest round with most figures first. */
export const PARK_REFERENCES: readonly ParkReference[] = shape.parse(references).references;
