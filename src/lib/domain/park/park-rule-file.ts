import { z } from 'zod';
import { figure } from '../rules/grammar-values.ts';
import { when } from '../rules/grammar-when.ts';
import { ZONE_CATEGORIES, ZONE_TYPES } from './park-rules.ts';

/**
 * The file of a park rule as its author writes it. Strict: a misspelt key is a fault, since a tree with a lost weight
 * would still sum to something. A number that is not known is null.
 */
const marks = ['text', 'seen', 'memory', 'synthetic', 'computed'] as const;
const text = z.string({ error: '应为文字' });
const name = z.string({ error: '应为非空文字' }).min(1, { error: '应为非空文字' });
const provenance = {
	mark: z.enum(marks, { error: '标记应为 text、seen、memory、synthetic 之一' }).optional(),
	clause: text.optional(),
	source: text.optional(),
	note: text.optional(),
};
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: '应为日期 YYYY-MM-DD' });
const title = z.union([name, z.strictObject({ zh: name, en: text.optional() })], {
	error: '应为文字或 {zh, en?}',
});
const list = <T extends z.ZodType>(item: T, what: string) =>
	z.array(item, { error: `应为${what}的列表` }).min(1, { error: `至少一个${what}` });

const byCategory = z.strictObject({
	byCategory: z.partialRecord(z.enum(ZONE_CATEGORIES), figure),
	otherwise: figure.optional(),
});

const indicator = z.strictObject({
	id: name,
	title: text.optional(),
	weight: figure,
	direction: z.enum(['forward', 'reverse'], { error: '方向应为 forward 或 reverse' }).optional(),
	ideal: z.union([byCategory, figure], {
		error: '理想值应为数字、{value, unit?, mark…} 或 {byCategory, otherwise?},未知写 null',
	}),
	...provenance,
});
const subGoal = z.strictObject({
	id: name,
	title: text.optional(),
	weight: figure,
	indicators: list(indicator, '指标'),
	...provenance,
});
const goal = z.strictObject({
	id: name,
	title: text.optional(),
	weight: figure,
	subGoals: list(subGoal, '子目标'),
	...provenance,
});

export const parkRuleFile = z.strictObject({
	kind: z.literal('park', { error: '应为 "park"' }),
	$schema: text.optional(),
	id: name,
	version: z.union([name, z.number()], { error: '应为版本号' }),
	title: title.optional(),
	area: text.nullable().optional(),
	year: z.int({ error: '应为整数' }).nullable().optional(),
	effective: z.strictObject({ from: date, to: date.optional() }).nullable().optional(),
	notes: z.array(text).optional(),
	authority: z.enum(['low', 'issued'], { error: '应为 low 或 issued' }).nullable().optional(),
	/** Told from what is unknown; kept so that a made-up-uniform file reads again. */
	partial: z.boolean().optional(),
	areas: z
		.array(
			z.strictObject({
				id: z.enum(['main', 'growth'], { error: '评价区域为 main(主区)或 growth(发展方向区)' }),
				title: text.optional(),
				weight: figure,
				...provenance,
			}),
			{ error: '应为评价区域的列表' },
		)
		.optional(),
	absentArea: z.enum(['renormalise', 'unscored'], { error: '应为 renormalise 或 unscored' }).optional(),
	zoneTypes: z
		.array(
			z.strictObject({
				type: z.enum(ZONE_TYPES, { error: '类型为 industrial、integrated 或 other' }),
				when,
				...provenance,
			}),
			{ error: '应为类型规则的列表' },
		)
		.optional(),
	trees: list(
		z.strictObject({
			types: list(z.enum(ZONE_TYPES, { error: '类型为 industrial、integrated 或 other' }), '类型'),
			goals: list(goal, '目标'),
			...provenance,
		}),
		'指标体系',
	),
	...provenance,
});
export type ParkRuleFile = z.infer<typeof parkRuleFile>;

/** JSON Schema of a park rule file: exactly what the door parses. */
export function parkRuleSchema(): unknown {
	return z.toJSONSchema(parkRuleFile, { unrepresentable: 'any' });
}
