import { z } from 'zod';
import { RATE_UNITS, type CostRules } from '#lib/domain/selection/cost.ts';
import { COST_ITEMS } from '#lib/domain/selection/question.ts';
import demo from './vacating-costs-demo.json' with { type: 'json' };
import proposed from './vacating-costs-proposed.json' with { type: 'json' };

const costRules: z.ZodType<CostRules> = z.strictObject({
	id: z.string(),
	version: z.string(),
	title: z.string(),
	source: z.string(),
	items: z.record(
		z.enum(COST_ITEMS),
		z.strictObject({
			value: z.number().min(0).nullable(),
			unit: z.enum(RATE_UNITS),
			mark: z.enum(['text', 'seen', 'memory', 'synthetic']),
			clause: z.string().min(1),
			source: z.string().min(1),
		}),
	),
});

const PROPOSED = costRules.parse(proposed);
const DEMO = costRules.parse(demo);

/**
 * The default rates of vacating costs. No public text gives any, so the shipped ones are empty; the synthetic demo has
 * synthetic ones, taken for the synthetic demo only.
 */
export function vacatingCostRules(synthetic: boolean): CostRules {
	return synthetic ? DEMO : PROPOSED;
}
