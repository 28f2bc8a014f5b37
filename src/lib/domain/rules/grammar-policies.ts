import { z } from 'zod';
import { date, figure, name, provenance, text } from './grammar-values.ts';
import { when } from './grammar-when.ts';

/** The parts of a rule file beyond indicators and cuts: who is ranked with whom, rounding, ties, tenants, 调档. */
const code = z.union([name, z.number()], { error: '应为行业代码，如 "13"' });
const industryGroup = z.looseObject({
	id: name,
	title: text.optional(),
	industries: z.array(code, { error: '应为行业代码的列表，如 ["13", "14"]' }).min(1),
});
const industryGroups = z.array(industryGroup, { error: '应为行业组的列表' });
export const within = z
	.union(
		[
			z.literal('industry'),
			z.looseObject({
				groups: industryGroups.nullable(),
				otherwise: name.nullable().optional(),
			}),
			industryGroups,
		],
		{ error: '应为 "industry" 或 {groups: [{id, title?, industries: ["13", …]}], otherwise?}' },
	)
	.meta({ id: 'Within' });

const SHARES = ['floor', 'round', 'ceil'] as const;
export const rounding = z
	.looseObject(
		{
			scores: figure.optional(),
			totals: figure.optional(),
			shares: z
				.enum(SHARES, { error: '比例折合名次的取整应为 floor（舍）、round（四舍五入）或 ceil（进）' })
				.optional(),
		},
		{ error: '应为 {scores?: 小数位数, totals?: 小数位数, shares?: "floor" | "round" | "ceil"}' },
	)
	.nullable()
	.meta({ id: 'Rounding' });

export const tieBreak = z
	.union([name, z.array(name)], { error: '应为指标 id 的列表，如 ["taxPerMu"]' })
	.nullable();

export const limits = z
	.looseObject(
		{
			bonuses: figure.optional(),
			deductions: figure.optional(),
			minTotal: figure.optional(),
			maxTotal: figure.optional(),
		},
		{ error: '应为 {bonuses?, deductions?, minTotal?, maxTotal?}' },
	)
	.nullable()
	.meta({ id: 'Limits' });

export const TENANT_HOW = {
	merged: ['merged', 'merge', '合并'],
	'owner-grade': ['owner-grade', 'ownerGrade', 'owner', '随出租方'],
	own: ['own', 'separate', '单独'],
} as const;
const how = z.enum([...TENANT_HOW.merged, ...TENANT_HOW['owner-grade'], ...TENANT_HOW.own], {
	error: '承租企业的办法应为 merged（并入出租方）、owner-grade（随出租方档次）或 own（单独评价）',
});
const tenantPolicy = z
	.looseObject({
		id: name.optional(),
		title: text.optional(),
		how,
		when: when.nullable().optional(),
		except: when.nullable().optional(),
		land: z.enum(['sum', 'owner'], { error: '应为 sum（相加）或 owner（出租方的）' }).optional(),
		...provenance,
	})
	.meta({ id: 'TenantPolicy' });
export const tenants = z
	.union([how, tenantPolicy, z.array(tenantPolicy)], {
		error: '应为 "merged"、"owner-grade"、"own"，或 [{how, when?, except?, land?}]',
	})
	.nullable();

/** What the county lets the public see of its list, and for how long it takes objections (公示). */
export const publication = z
	.looseObject(
		{
			scores: z.boolean({ error: '应为 true 或 false' }).optional(),
			minGroup: figure.optional(),
			workingDays: figure.optional(),
		},
		{ error: '应为 {scores?, minGroup?, workingDays?}' },
	)
	.nullable();

export const regradings = z
	.array(
		z.looseObject({
			id: name,
			grade: name.nullable(),
			reason: name,
			by: name,
			on: date.optional(),
		}),
		{ error: '应为 [{id, grade, reason, by, on?}]' },
	)
	.nullable();
