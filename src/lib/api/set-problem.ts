import { z } from 'zod';
import type { Problem } from '#lib/domain/problem.ts';
import type { SetProblem } from '#lib/domain/shortlist/set-problem.ts';

/** `solve --problem` and what the server takes: the door of a set problem. null stands for absent. */
const text = z.string({ error: '应为文字' }).min(1, { error: '应为非空文字' });
const figure = z.number({ error: '应为数字' });
const amount = figure.nonnegative({ error: '应为不小于 0 的数字' });
const ids = z.array(text, { error: '应为编号列表' });

export const setItem = z.looseObject(
	{
		id: text,
		benefit: figure,
		costWan: amount,
		mu: amount,
		group: text.nullish(),
		groups: z.array(text, { error: '应为文字列表' }).nullish(),
	},
	{ error: '每个备选地块应为对象 {id, benefit, costWan, mu, group?}' },
);

const quota = z.looseObject(
	{ group: text, minMu: amount.nullish(), maxMu: amount.nullish() },
	{ error: '应为对象 {group, minMu?, maxMu?}' },
);

export const setProblem = z.looseObject(
	{
		items: z.array(setItem, { error: '应为列表 [{id, benefit, costWan, mu, group?}, …]' }).min(1, {
			error: '应至少有一个备选地块',
		}),
		objective: z.enum(['max-benefit', 'min-cost'], { error: '应为 max-benefit 或 min-cost' }),
		budgetWan: amount.nullish(),
		targetMu: amount.nullish(),
		quotas: z.array(quota, { error: '应为列表 [{group, minMu?, maxMu?}, …]' }).nullish(),
		lockIn: ids.nullish(),
		lockOut: ids.nullish(),
	},
	{ error: '应为对象 {items, objective, budgetWan?, targetMu?, quotas?, lockIn?, lockOut?}' },
);

export type ReadSetProblem = { problem: SetProblem } | { problem: null; problems: Problem[] };

/** Parses a set problem; every fault with its path, what came and what was due. */
export function readSetProblem(input: unknown): ReadSetProblem {
	const parsed = setProblem.safeParse(input);
	if (!parsed.success) {
		return {
			problem: null,
			problems: parsed.error.issues.slice(0, 50).map((issue) => problemOf(issue, input)),
		};
	}
	const { items, objective, budgetWan, targetMu, quotas, lockIn, lockOut } = parsed.data;
	const problem: SetProblem = {
		items: items.map(({ id, benefit, costWan, mu, group, groups }) => ({
			id,
			benefit,
			costWan,
			mu,
			...(group == null ? {} : { group }),
			...(groups == null ? {} : { groups }),
		})),
		objective,
		...(budgetWan == null ? {} : { budgetWan }),
		...(targetMu == null ? {} : { targetMu }),
		...(quotas == null
			? {}
			: {
					quotas: quotas.map(({ group, minMu, maxMu }) => ({
						group,
						...(minMu == null ? {} : { minMu }),
						...(maxMu == null ? {} : { maxMu }),
					})),
				}),
		...(lockIn == null ? {} : { lockIn }),
		...(lockOut == null ? {} : { lockOut }),
	};
	const problems = faultsBetween(problem);
	return problems.length > 0 ? { problem: null, problems } : { problem };
}

/** What no field shows alone: ids twice, locks of unknown parcels or both ways, quotas of unknown groups. */
function faultsBetween({ items, quotas, lockIn, lockOut }: SetProblem): Problem[] {
	const problems: Problem[] = [];
	const first = new Map<string, number>();
	const groups = new Set<string>();
	items.forEach((item, j) => {
		const before = first.get(item.id);
		if (before !== undefined) {
			problems.push({
				code: 'set.id-twice',
				message: `编号 ${item.id} 重复`,
				path: `.items[${j}].id`,
				row: j + 1,
				got: item.id,
				expected: '每个备选地块编号唯一',
				fix: '删去重复的一项，或改用不同的编号',
			});
		} else first.set(item.id, j);
		if (item.group !== undefined) groups.add(item.group);
		for (const group of item.groups ?? []) groups.add(group);
	});
	(['lockIn', 'lockOut'] as const).forEach((list) => {
		const locked = list === 'lockIn' ? lockIn : lockOut;
		locked?.forEach((id, at) => {
			if (first.has(id)) return;
			problems.push({
				code: 'set.lock-unknown',
				message: `锁定的编号 ${id} 不在备选地块中`,
				path: `.${list}[${at}]`,
				got: id,
				expected: 'items 中的编号',
				fix: '改正编号，或从锁定清单中删去',
			});
		});
	});
	const outside = new Set(lockOut);
	lockIn?.forEach((id, at) => {
		if (!outside.has(id)) return;
		problems.push({
			code: 'set.lock-both',
			message: `${id} 既锁定入选又锁定排除`,
			path: `.lockIn[${at}]`,
			got: id,
			expected: '只在一个锁定清单中',
			fix: '从其中一个锁定清单中删去',
		});
	});
	quotas?.forEach(({ group }, at) => {
		if (groups.has(group)) return;
		problems.push({
			code: 'set.group-unknown',
			message: `配额的分组 ${group} 没有备选地块`,
			path: `.quotas[${at}].group`,
			got: group,
			expected: 'items 中出现过的分组',
			fix: '改正分组名称，或删去这条配额',
		});
	});
	return problems.slice(0, 50);
}

function problemOf(issue: z.core.$ZodIssue, input: unknown): Problem {
	const got = at(input, issue.path);
	const field = issue.path.findLast((key) => typeof key === 'string');
	const row = issue.path[0] === 'items' && typeof issue.path[1] === 'number' ? issue.path[1] + 1 : undefined;
	const missing = got === undefined && field !== undefined;
	return {
		code: missing ? 'set.field-missing' : 'set.field-invalid',
		message: missing ? `缺少 ${field}` : `${field ?? '问题文件'} 的值不对：${issue.message}`,
		path: issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join(''),
		row,
		got: typeof got === 'number' && !Number.isFinite(got) ? String(got) : (got ?? null),
		expected: issue.message.replace(/^应为\s*/, ''),
		fix: missing ? '补上这一项' : '按要求改正这一项',
	};
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
		input,
	);
}
