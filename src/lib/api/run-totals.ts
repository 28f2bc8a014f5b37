import { z } from 'zod';

/** A run's whole area in one figure an indicator: ratios of sums over its occupied parcels. */
export const runTotals = z.object({
	run: z.number(),
	year: z.number(),
	rules: z.string(),
	indicators: z.record(
		z.string(),
		z.object({
			value: z.number().nullable(),
			numerator: z.number(),
			denominator: z.number(),
			/** Parcels with both figures, and those that lack one: they are in neither sum. */
			counted: z.number(),
			missing: z.number(),
		}),
	),
});
export type RunTotals = z.infer<typeof runTotals>;
