import { z } from 'zod';
import type { MatchProblem, MatchTime } from '#lib/domain/matching/match-problem.ts';
import { timeKind } from '#lib/domain/matching/match-time.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';

const TIME = '应为季度（如 2027-Q2）、日期 YYYY-MM-DD 或数字';
const NUMBER = '应为数字';

/** An id may come as a number; it is a text inside. */
const id = z.union([z.string().min(1), z.number()], { error: '应为非空文字' }).transform(String);
const time = z
	.union([z.string(), z.number()], { error: TIME })
	.refine((value) => timeKind(value) !== null, { error: TIME });
const mu = z.number({ error: NUMBER }).positive({ error: '应为大于 0 的数字' });
const amount = z.number({ error: NUMBER });

const project = z.object(
	{
		id,
		mu,
		from: time,
		value: amount,
		zones: z
			.array(id, { error: '应为区域列表' })
			.nullish()
			.transform((zones) => zones ?? []),
		by: time.nullish(),
		delayLoss: amount.nonnegative({ error: '应为不小于 0 的数字' }).nullish(),
		values: z.record(z.string(), amount, { error: '应为 {用地编号: 数字}' }).nullish(),
	},
	{ error: '每个项目应为对象 {id, mu, from, value, zones?}' },
);
const site = z.object(
	{
		id,
		mu: amount.nonnegative({ error: '应为不小于 0 的数字' }),
		available: time.nullable(),
		zone: id.nullish(),
		bonus: amount.nullish(),
		exclusive: z.boolean({ error: '应为 true 或 false' }).nullish(),
	},
	{ error: '每宗用地应为对象 {id, mu, available, zone}' },
);
const PAIR = '应为 [项目, 用地] 或 {project, site}';
const pair = z
	.union([z.tuple([id, id]), z.object({ project: id, site: id })], { error: PAIR })
	.transform((pair) => (Array.isArray(pair) ? { project: pair[0], site: pair[1] } : pair));

const schema = z.object(
	{
		projects: z.array(project, { error: '应为项目列表' }),
		sites: z.array(site, { error: '应为用地列表' }),
		pin: z.array(pair, { error: PAIR }).nullish(),
		forbid: z.array(pair, { error: PAIR }).nullish(),
		exclusive: z.boolean({ error: '应为 true 或 false' }).nullish(),
	},
	{ error: '应为对象 {projects, sites, pin?, forbid?}' },
);

/**
 * The door of a matching problem: parsed, ids unique, times of one kind, pairs of known ids.
 * @throws InputError with every fault
 */
export function readMatchProblem(input: unknown): MatchProblem {
	const parsed = schema.safeParse(input);
	if (!parsed.success) throw new InputError(parsed.error.issues.map((issue) => faultOf(issue, input)));
	const { projects, sites, pin, forbid, exclusive } = parsed.data;
	const problem: MatchProblem = {
		projects: projects.map(({ by, delayLoss, values, ...rest }) => ({
			...rest,
			by: by ?? null,
			delayLoss: delayLoss ?? 0,
			...(values ? { values } : {}),
		})),
		sites: sites.map(({ zone, bonus, exclusive: alone, ...rest }) => ({
			...rest,
			zone: zone ?? null,
			bonus: bonus ?? 0,
			exclusive: alone ?? exclusive ?? false,
		})),
		pin: pin ?? [],
		forbid: forbid ?? [],
	};
	const problems = [
		...repeated(projects, 'projects'),
		...repeated(sites, 'sites'),
		...mixedTimes(problem),
		...unknownIds(problem, 'pin'),
		...unknownIds(problem, 'forbid'),
	];
	if (problems.length > 0) throw new InputError(problems);
	return problem;
}

function faultOf(issue: z.core.$ZodIssue, input: unknown): Problem {
	const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
	const got = issue.path.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
		input,
	);
	return {
		code: 'match.invalid',
		message:
			got === undefined
				? `缺少 ${path.replace(/^\./, '')}`
				: `${path.replace(/^\./, '') || '问题文件'} 的值不对`,
		path,
		got: got ?? null,
		expected: issue.message.replace(/^应为\s*/, ''),
		fix: issue.message,
	};
}

function repeated(rows: readonly { id: string }[], list: string): Problem[] {
	const seen = new Set<string>();
	return rows.flatMap(({ id }, index) => {
		if (!seen.has(id)) {
			seen.add(id);
			return [];
		}
		return [
			{
				code: 'match.repeated-id',
				message: `编号“${id}”出现两次`,
				path: `.${list}[${index}].id`,
				got: id,
				expected: '每个编号只出现一次',
				fix: '改用不同的编号',
			},
		];
	});
}

function mixedTimes({ projects, sites }: MatchProblem): Problem[] {
	const times: [string, MatchTime | null | undefined][] = [
		...projects.flatMap((p, i): [string, MatchTime | null | undefined][] => [
			[`.projects[${i}].from`, p.from],
			[`.projects[${i}].by`, p.by],
		]),
		...sites.map((s, i): [string, MatchTime | null] => [`.sites[${i}].available`, s.available]),
	];
	const known = times.flatMap(([path, at]) => (at === null || at === undefined ? [] : [{ path, at }]));
	const kind = known[0] ? timeKind(known[0].at) : null;
	const other = known.find(({ at }) => timeKind(at) !== kind);
	if (!other) return [];
	return [
		{
			code: 'match.mixed-times',
			message: '时间的写法不一致',
			path: other.path,
			got: other.at,
			expected: `与 ${String(known[0]?.at)} 相同的写法`,
			fix: '全部写成季度、全部写成日期，或全部写成数字',
		},
	];
}

function unknownIds(problem: MatchProblem, list: 'pin' | 'forbid'): Problem[] {
	const projects = new Set(problem.projects.map((p) => p.id));
	const sites = new Set(problem.sites.map((s) => s.id));
	return (problem[list] ?? []).flatMap((pair, index) => {
		const unknown = !projects.has(pair.project) ? pair.project : !sites.has(pair.site) ? pair.site : null;
		if (unknown === null) return [];
		return [
			{
				code: 'match.unknown-id',
				message: `${list === 'pin' ? '锁定' : '禁配'}中的“${unknown}”不在项目或用地中`,
				path: `.${list}[${index}]`,
				got: unknown,
				expected: '列表中的项目与用地编号',
				fix: '核对编号',
			},
		];
	});
}
