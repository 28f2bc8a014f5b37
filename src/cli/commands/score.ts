import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dateProblem, parseCivilDate } from '#lib/domain/calendar/civil-date.ts';
import { scoreTable, type ScoredTable, type TableResult } from '#lib/domain/evaluate/score-table.ts';
import { readFactTable, type FactTable } from '#lib/domain/importing/fact-table.ts';
import { proofOfRow } from '#lib/domain/evaluate/table-proof.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { checkControl, type ControlFinding } from '#lib/domain/rules/control.ts';
import { readTable } from '#lib/formats/table.ts';
import { CONTROL_STANDARDS } from '#lib/rulesets/control-standards.ts';
import { printAnswer } from '../print.ts';
import { readRules } from '../read-rules.ts';

interface Options {
	rules: string;
	table: string;
	asOf?: string;
	encoding?: string;
	sheet?: string;
	proof?: boolean;
	json?: boolean;
}

type Row = Omit<TableResult, 'steps'> & { findings: ControlFinding[]; proof?: Proof };

/** `tenglong score --rules FILE|ID[@V] --table FILE.csv [--json]`: scores a table of enterprises, no database. */
export function register(program: Command): void {
	program
		.command('score')
		.description('score, rank and grade a table of enterprises (CSV or XLSX) under a rule set; no database')
		.requiredOption('--rules <rules>', 'a rule file (.json), or the id[@version] of a shipped rule set')
		.requiredOption(
			'--table <file>',
			'CSV (UTF-8 or GBK) or XLSX; headings: our names of facts or Chinese ones',
		)
		.option('--as-of <date>', 'day of the evaluation, YYYY-MM-DD (default: today)')
		.option('--encoding <encoding>', 'encoding of the CSV where it is not recognised')
		.option('--sheet <name>', 'sheet of the XLSX')
		.option('--proof', 'with each result, the walk back to its row and clauses')
		.option('--json', 'one JSON document on stdout')
		.action(score);
}

async function score(options: Options): Promise<void> {
	const date = options.asOf ?? new Intl.DateTimeFormat('sv-SE').format(new Date());
	if (parseCivilDate(date) === null) throw new InputError(dateProblem(date, '--as-of'));
	const rules = await readRules(options.rules);
	const table = await factsOf(options);
	const scored = scoreTable(table.rows, rules, date);
	const { fitted } = scored;
	sayOpenPoints(scored);
	const results = table.rows.map((row, i): Row => {
		const result = scored.results[i] as TableResult;
		const { steps: _steps, ...rest } = result;
		const findings = CONTROL_STANDARDS.flatMap((standard) => checkControl(standard, row));
		const proof = options.proof ? proofOfRow(scored, i, table.sources) : undefined;
		return { ...rest, findings, ...(proof ? { proof } : {}) };
	});
	const { rated, notRated } = fitted;
	const { grades } = scored;
	printAnswer(
		options.json,
		{ rules: `${rules.id}@${rules.version}`, asOf: date, rated, notRated, grades, results },
		() => textOf(scored, results),
	);
}

async function factsOf({ table: file, encoding, sheet }: Options): Promise<FactTable> {
	const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
		if (!['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR'].includes(error.code ?? '')) throw error;
		throw new InputError({
			code: 'file.unreadable',
			message: '表格文件不存在或无法读取',
			file,
			got: error.code,
			expected: 'CSV 或 XLSX 文件',
			fix: '检查路径与权限',
		});
	});
	const source = await readTable(bytes, basename(file), { encoding, sheet });
	const table = readFactTable(source.headings, source.rows, basename(file));
	// All or nothing: one unreadable figure would shift everyone's rank.
	const problems = [...source.problems, ...table.problems];
	if (problems.length > 0) throw new InputError(problems);
	if (table.kept.length > 0) process.stderr.write(`规则可引用、评价不用的列:${table.kept.join('、')}\n`);
	return table;
}

/** What was left as it is because something is not known, on stderr. */
function sayOpenPoints({ undecided, notApplied }: ScoredTable): void {
	for (const [id, why] of undecided) process.stderr.write(`承租企业 ${id} ${UNDECIDED[why]}，单独评价\n`);
	for (const { regrading, why } of notApplied) {
		const reason = why === 'not-rated' ? '没有评定档次' : '不在表中';
		process.stderr.write(`调档未采用：${regrading.id} ${reason}\n`);
	}
}

const UNDECIDED = {
	'owner-absent': '的出租方不在表中',
	'owner-circle': '与出租方互为承租',
	'policy-unknown': '适用哪一办法缺少数据',
};

function textOf({ fitted, grades: counts }: ScoredTable, results: readonly Row[]): string {
	const shown = (x: number | null) => (x === null ? '—' : x.toFixed(2));
	const grades = Object.entries(counts).map(([grade, n]) => `${grade} ${n}`);
	const reasons = Object.entries(fitted.notRated).map(([reason, n]) => `${reason} ${n}`);
	return [
		`${fitted.rules.title.zh}(${fitted.rules.id}@${fitted.rules.version})`,
		`参评 ${fitted.rated} / ${fitted.count}${grades.length > 0 ? `,${grades.join('  ')}` : ''}${reasons.length > 0 ? `;未评 ${reasons.join(',')}` : ''}`,
		'名次\t得分\t档次\t编号\t分组\t说明',
		...results
			.toSorted(
				(a, b) =>
					(a.group ?? '~').localeCompare(b.group ?? '~') || (a.rank ?? Infinity) - (b.rank ?? Infinity),
			)
			.map((r) =>
				[r.rank ?? '—', shown(r.total), r.grade ?? r.class ?? '—', r.id, r.group ?? '—', r.reason ?? ''].join(
					'\t',
				),
			),
	].join('\n');
}
