import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { readIdleFacts, type UnknownKey } from '#lib/api/idle-facts.ts';
import { dateProblem, parseCivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { IdleFacts } from '#lib/domain/flags/idle-facts.ts';
import type { IdleFinding } from '#lib/domain/flags/idle-finding.ts';
import type { FlagChange } from '#lib/domain/flags/flag-change.ts';
import { idleChanges } from '#lib/domain/flags/idle-changes.ts';
import { nextDeadlines, type NextDeadline } from '#lib/domain/flags/next-deadlines.ts';
import { findIdle } from '#lib/domain/flags/idle.ts';
import { InputError } from '#lib/domain/problem.ts';
import { DECREE_53 } from '#lib/rulesets/flag-rules.ts';
import { flagChangesInWords, sentenceOfChange } from '#lib/words/change-words.ts';
import { factWords, sentenceOf } from '#lib/words/proof-words.ts';
import { sayIfKnown } from '#lib/words/words.ts';
import { printAnswer } from '../print.ts';

/** In this command silence about the start is the investigator's "not started". */
const STATED = { absentStarted: 'statement' } as const;

/** A finding with what is due next (no event of a case is on record here) and what would change it. */
interface IdleAnswer extends IdleFinding {
	deadlines: NextDeadline[];
	changes: FlagChange[];
}

/** `tenglong idle --facts FILE.json --as-of DATE [--json]`: idle-land findings, no database. */
export function register(program: Command): void {
	program
		.command('idle')
		.description('suspected idle land (闲置土地处置办法) from a file of facts, with proof')
		.requiredOption('--facts <file>', 'JSON: a list of parcels with their facts (contract.md, idle --facts)')
		.requiredOption('--as-of <date>', 'the day of the finding, YYYY-MM-DD')
		.option('--json', 'one JSON document on stdout')
		.action(async (options: { facts: string; asOf: string; json?: boolean }) => {
			if (parseCivilDate(options.asOf) === null) throw new InputError(dateProblem(options.asOf, '--as-of'));
			const facts = await factsOf(options.facts);
			const findings = facts.map((row): IdleAnswer => {
				const found = findIdle(row, options.asOf, DECREE_53, STATED);
				return {
					...found,
					deadlines: nextDeadlines(found, {}, options.asOf, DECREE_53),
					changes: idleChanges(row, options.asOf, DECREE_53, STATED),
				};
			});
			for (const finding of findings) warn(finding);
			printAnswer(options.json, findings, () => findings.map(textOf).join('\n\n'));
		});
}

async function factsOf(file: string): Promise<IdleFacts[]> {
	const read = readIdleFacts(parsed(await contentOf(file), file));
	if (read.facts === null) throw new InputError(read.problems.map((p) => ({ ...p, file })));
	for (const key of read.unknownKeys) warnOfKey(key);
	return read.facts;
}

async function contentOf(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		const cause = error instanceof Error && 'code' in error ? String(error.code) : '';
		if (!['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR'].includes(cause)) throw error;
		throw new InputError({
			code: 'file.unreadable',
			message: '文件不存在或无法读取',
			file,
			got: cause,
			expected: '可读的 JSON 文件',
			fix: '检查路径与权限',
		});
	}
}

function parsed(text: string, file: string): unknown {
	try {
		// Windows editors put a byte order mark before the list.
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new InputError({
			code: 'json.invalid',
			message: '文件不是有效的 JSON',
			file,
			got: error.message,
			expected: '[{id, acquisition, …}, …]',
			fix: '检查括号、逗号与引号',
		});
	}
}

function warnOfKey({ path, key, meant }: UnknownKey): void {
	const hint = meant ? `，是否应为“${meant}”？` : '';
	process.stderr.write(`${path}: 不认识的项“${key}”，未采用${hint}\n`);
}

function warn({ id, warnings }: IdleFinding): void {
	for (const { code, params } of warnings) {
		process.stderr.write(
			`${id}: ${sentenceOf({ code: `idle.warning.${code}`, params }, 'zh-CN')} [${code}]\n`,
		);
	}
}

function textOf(finding: IdleAnswer): string {
	const { fee, blocked, missing, discretion, proof } = finding;
	return [
		`${finding.id}  ${sentenceOf(proof, 'zh-CN')}`,
		...(proof.steps ?? [])
			.flatMap((s) => [s, ...(s.steps ?? [])])
			.map((s) => {
				const clause = s.clause?.clause ? `〔${s.clause.clause}〕` : '';
				return `  · ${sentenceOf(s, 'zh-CN')}${s.arithmetic ? ` ${s.arithmetic}` : ''}${clause}`;
			}),
		...(fee === null ? [] : [`  闲置费 ${fee} 万元（基数：${finding.feeBaseKind ?? '种类未注明'}）`]),
		...(discretion ? ['  由承办机关裁量'] : []),
		...blocked.map((b) => `  ${sayIfKnown('zh-CN', `idle.block.${b}`) ?? b}`),
		...finding.deadlines.map((d) => {
			const what = sayIfKnown('zh-CN', `deadline.${d.code}`) ?? d.code;
			return `  下一步：${d.due} ${what}〔${d.article}〕${d.provisional ? '（暂定）' : ''}`;
		}),
		...flagChangesInWords(finding.changes, finding.finding).map(
			(change) => `  若${sentenceOfChange(change, 'zh-CN')}`,
		),
		...(missing.length === 0 ? [] : [`  尚缺：${factWords(missing, 'zh-CN')}`]),
	].join('\n');
}
