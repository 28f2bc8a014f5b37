import { z } from 'zod';
import { PROMISES } from '#lib/domain/project/project.ts';
import type { StandardLand } from '#lib/domain/project/standard-land.ts';
import demo from './standard-land-demo.json' with { type: 'json' };
import wenling from './standard-land-wenling-2019.json' with { type: 'json' };

const requirement = z
	.object({
		value: z.number(),
		mark: z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']),
		clause: z.string().optional(),
		source: z.string().min(1),
	})
	.nullable();
const schema = z.object({
	id: z.string().min(1),
	version: z.string().min(1),
	title: z.object({ zh: z.string(), en: z.string() }),
	source: z.string(),
	notes: z.array(z.string()),
	requirements: z.record(z.enum(PROMISES), requirement),
});

/** Every set of 标准地 requirements shipped; the first is what the demo is scored by. */
export const STANDARD_LAND_SETS: readonly StandardLand[] = [schema.parse(demo), schema.parse(wenling)];
