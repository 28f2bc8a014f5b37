import { z } from 'zod';
import { date, edition, figure, name, provenance, text } from './grammar-values.ts';
import { limits, publication, regradings, rounding, tenants, tieBreak, within } from './grammar-policies.ts';
import { when } from './grammar-when.ts';

/**
 * The rule file as its author writes it (contract.md, "Rule files"): tolerant where the contract is silent, no
 * transformation, so that `rules schema` prints exactly this. normalise.ts turns it into a RuleSet.
 * Unknown keys pass here and are reported by check.ts: a misspelt key must not vanish unseen.
 */
const baseline = z
	.union(
		[
			figure,
			z.looseObject({ groupMean: figure }),
			z.looseObject({
				byIndustry: z.record(z.string(), figure),
				otherwise: figure.optional(),
				industryEdition: edition.optional(),
			}),
		],
		{ error: '基准值应为数字、{groupMean: 倍数} 或 {byIndustry: {行业大类: 数字}, otherwise?}' },
	)
	.meta({ id: 'Baseline' });

const FORWARD = ['forward', 'positive', 'up', 'higher', 'benefit', '正向'] as const;
const REVERSE = ['reverse', 'negative', 'down', 'lower', 'cost', '逆向', '负向', '反向'] as const;
const MEAN = ['group-mean', 'mean', 'group-mean-score', 'average', 'groupMean', '平均分', '组均分'] as const;
export const ALIASES = { FORWARD, REVERSE, MEAN };

const missing = z.union(
	[
		z.enum([...MEAN, 'zero', 'drop', 'unrated']),
		z.number(),
		z.null(),
		z.looseObject({ points: figure }),
		z.looseObject({ deduct: figure }),
		z.looseObject({ value: z.number() }),
	],
	{
		error:
			'缺项办法应为 "group-mean"、"zero"、"drop"、固定分 {points: n}、固定扣分 {deduct: n},或不写(不参评)',
	},
);

const indicator = z
	.looseObject({
		id: name,
		title: text.optional(),
		weight: figure.optional(),
		family: z.enum(['ratio', 'minmax', 'ideal'], { error: '计分方法应为 ratio、minmax 或 ideal' }),
		baseline: baseline.optional(),
		min: figure.optional(),
		max: figure.optional(),
		base: figure.optional(),
		ideal: figure.optional(),
		direction: z.enum([...FORWARD, ...REVERSE], { error: '方向应为 forward 或 reverse' }).optional(),
		cap: figure.optional(),
		floor: figure.optional(),
		missing: missing.optional(),
		formula: z
			.looseObject({
				numerator: name,
				denominator: name.nullable().optional(),
				factor: figure.optional(),
				unit: text.optional(),
			})
			.optional(),
		...provenance,
	})
	.meta({ id: 'Indicator' });

const tie = z.enum(['best', 'worst'], { error: '同分办法应为 best 或 worst' });

const tier = z
	.looseObject({
		grade: name,
		upTo: figure.optional(),
		closed: z.boolean({ error: '应为 true 或 false' }).optional(),
		atLeast: figure.optional(),
		...provenance,
	})
	.meta({ id: 'Tier' });

const group = z
	.looseObject({
		id: name,
		title: text.optional(),
		when: when.optional(),
		within: within.nullable().optional(),
		indicators: z.array(indicator, { error: '应为指标的列表，未公布写 []' }),
		tiers: z.array(tier, { error: '应为档次的列表,未公布写 null' }).min(1).nullable().optional(),
		tie: tie.optional(),
		tieBreak: tieBreak.optional(),
		rounding: rounding.optional(),
		...provenance,
	})
	.meta({ id: 'Group' });

const entry = {
	id: name.optional(),
	title: text.optional(),
	when: when.nullable().optional(),
	...provenance,
};
const adjustment = z
	.looseObject({
		...entry,
		points: figure.optional(),
		ratio: figure.optional(),
		fact: name.nullable().optional(),
		first: figure.optional(),
		further: figure.optional(),
		per: figure.optional(),
		max: figure.optional(),
	})
	.meta({ id: 'Adjustment' });

export const ruleFile = z.looseObject(
	{
		id: name,
		version: z.union([name, z.number()], { error: '版本应为文字或数字' }),
		title: z
			.union([name, z.looseObject({ zh: name, en: text.optional() })], {
				error: '名称应为文字或 {zh, en}',
			})
			.optional(),
		area: z
			.union([text, z.looseObject({ code: text.optional(), name: text.optional() }), z.null()], {
				error: '地区应为代码、名称或 {code, name}',
			})
			.optional(),
		year: z.number({ error: '年份应为数字' }).int().nullable().optional(),
		effective: z
			.looseObject({ from: date, to: date.nullable().optional() }, { error: '应为 {from, to?}' })
			.nullable()
			.optional(),
		source: z
			.union([text, z.array(text)], { error: '出处应为文字' })
			.nullable()
			.optional(),
		notes: z.union([text, z.array(text)], { error: '备注应为文字或文字的列表' }).optional(),
		mark: provenance.mark,
		industryEdition: edition.optional(),
		partial: z.boolean({ error: '应为 true 或 false' }).optional(),
		groups: z.array(group, { error: '应为分组的列表' }).min(1, { error: '至少一个分组' }),
		corrections: z
			.array(z.looseObject({ ...entry, factor: figure.optional(), fact: name.nullable().optional() }))
			.nullable()
			.optional(),
		bonuses: z.array(adjustment, { error: '应为列表' }).nullable().optional(),
		deductions: z.array(adjustment, { error: '应为列表' }).nullable().optional(),
		vetoes: z
			.array(
				z.looseObject({
					...entry,
					when,
					grade: name.nullable().optional(),
					capAt: name.nullable().optional(),
				}),
			)
			.nullable()
			.optional(),
		exempt: z
			.array(
				z.looseObject({
					...entry,
					when,
					reason: name.optional(),
					class: name.optional(),
					treatedAs: name.optional(),
				}),
			)
			.nullable()
			.optional(),
		tie: tie.optional(),
		tieBreak: tieBreak.optional(),
		rounding: rounding.optional(),
		limits: limits.optional(),
		tenants: tenants.optional(),
		regradings: regradings.optional(),
		publication: publication.optional(),
	},
	{ error: '规则文件应为 JSON 对象' },
);

export type RuleFile = z.infer<typeof ruleFile>;

/** JSON Schema (2020-12) of a rule file, for editors. */
export function ruleFileSchema(): Record<string, unknown> {
	return { ...z.toJSONSchema(ruleFile, { io: 'input' }), title: 'Tenglong rule file' };
}
