import { z } from 'zod';
import { dateProblem, parseCivilDate } from '#lib/domain/calendar/civil-date.ts';
import { ACQUISITIONS, CAUSE_ARTICLES, type IdleFacts } from '#lib/domain/flags/idle-facts.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** `idle --facts`: the door. null stands for absent, but for `started`, where it says "not known". */
const date = z
	.string({ error: '应为日期 YYYY-MM-DD' })
	.refine((text) => parseCivilDate(text) !== null, { error: '应为日期 YYYY-MM-DD' });
const amount = z.number({ error: '应为数字' }).nonnegative({ error: '应为不小于 0 的数字' });
const answer = z.boolean({ error: '应为 true 或 false' });

const supplement = z.looseObject({ signedOn: date, agreedStart: date });
const governmentCause = z.looseObject({
	article: z.enum(CAUSE_ARTICLES, { error: `应为 ${CAUSE_ARTICLES.join('、')} 之一` }),
	from: date.nullish(),
	to: date.nullish(),
});

export const idleFacts = z.looseObject(
	{
		id: z.string({ error: '应为文字' }).min(1, { error: '应为非空文字' }),
		acquisition: z.enum(ACQUISITIONS, { error: `应为 ${ACQUISITIONS.join('、')} 之一` }),
		landOwnership: z.enum(['国有', '集体'], { error: '应为 国有 或 集体' }).nullish(),
		use: z.string({ error: '应为文字' }).nullish(),
		priceWan: amount.nullish(),
		feeBaseWan: amount.nullish(),
		feeBaseKind: z.string({ error: '应为文字' }).min(1, { error: '应为非空文字' }).nullish(),
		agreedStart: date.nullish(),
		supplements: z.array(supplement, { error: '应为列表 [{signedOn, agreedStart}]' }).nullish(),
		deliveredOn: date.nullish(),
		started: answer.nullish(),
		startedOn: date.nullish(),
		dueAreaM2: amount.nullish(),
		developedAreaM2: amount.nullish(),
		totalInvestmentWan: amount.nullish(),
		investedWan: amount.nullish(),
		suspendedOn: date.nullish(),
		resumedOn: date.nullish(),
		filed: answer.nullish(),
		mortgaged: answer.nullish(),
		governmentCause: governmentCause.nullish(),
		permit: answer.nullish(),
		completed: answer.nullish(),
		inspectedOn: date.nullish(),
		pricePaid: answer.nullish(),
		fundsInPlace: answer.nullish(),
	},
	{ error: '每宗地应为对象 {id, acquisition, …}' },
);

const facts = z.array(idleFacts, { error: '应为列表 [{id, acquisition, …}, …]' });

export type ReadIdleFacts =
	{ facts: IdleFacts[]; unknownKeys: UnknownKey[] } | { facts: null; problems: Problem[] };

/** A key that is not a fact: it is passed over, and said. */
export interface UnknownKey {
	path: string;
	key: string;
	/** The fact it was probably meant to be. */
	meant: string | null;
}

/** Parses the facts of `idle --facts`; every fault with its index and field, what came and what was due. */
export function readIdleFacts(input: unknown): ReadIdleFacts {
	const parsed = facts.safeParse(input);
	if (!parsed.success) {
		return { facts: null, problems: parsed.error.issues.map((issue) => problemOf(issue, input)) };
	}
	return { facts: parsed.data, unknownKeys: parsed.data.flatMap(unknownKeysOf) };
}

function problemOf(issue: z.core.$ZodIssue, input: unknown): Problem {
	const got = at(input, issue.path);
	const path = pathOf(issue.path);
	const field = issue.path.findLast((key) => typeof key === 'string');
	const row = typeof issue.path[0] === 'number' ? issue.path[0] + 1 : undefined;
	if (issue.message === '应为日期 YYYY-MM-DD' && got !== undefined) return { ...dateProblem(got, path), row };
	const missing = got === undefined && field !== undefined;
	return {
		code: missing ? 'idle.fact-missing' : 'idle.fact-invalid',
		message: missing ? `缺少 ${field}` : `${field ?? '事实文件'} 的值不对：${issue.message}`,
		path,
		row,
		got: got ?? null,
		expected: issue.message.replace(/^应为\s*/, ''),
		fix: missing ? `补上 ${field}（${issue.message}）` : (blanksOf(got, issue) ?? issue.message),
	};
}

/** A word that would do without the blanks around it. */
function blanksOf(got: unknown, issue: z.core.$ZodIssue): string | null {
	if (typeof got !== 'string' || got.trim() === got || issue.code !== 'invalid_value') return null;
	const word = got.trim();
	return issue.values.includes(word) ? `去掉前后的空格，写成“${word}”` : null;
}

function pathOf(path: readonly PropertyKey[]): string {
	return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
		input,
	);
}

function unknownKeysOf(row: object, index: number): UnknownKey[] {
	const known = Object.keys(idleFacts.shape);
	return Object.keys(row)
		.filter((key) => !known.includes(key))
		.map((key) => ({ path: `[${index}].${key}`, key, meant: nearest(key, known) }));
}

/** Same letters but for case, separators and a unit: `agreed_start`, `priceWanYuan`. */
function nearest(key: string, known: readonly string[]): string | null {
	const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
	const wanted = bare(key);
	return (
		known.find((name) => bare(name) === wanted) ??
		known.find(
			(name) => wanted.length > 3 && (bare(name).startsWith(wanted) || wanted.startsWith(bare(name))),
		) ??
		null
	);
}
