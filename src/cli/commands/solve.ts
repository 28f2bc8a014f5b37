import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { readSetProblem } from '#lib/api/set-problem.ts';
import { checkCertificate } from '#lib/domain/shortlist/check-certificate.ts';
import type { SetCertificate, SetProblem } from '#lib/domain/shortlist/set-problem.ts';
import { InputError } from '#lib/domain/problem.ts';
import { solveExactly } from '#lib/server/workers/solve-exactly.ts';
import { checkText, solveText } from '#lib/words/solve-words.ts';
import { printAnswer } from '../print.ts';
import { readJson } from '../read-json.ts';

interface SolveCommandOptions {
	problem: string;
	json?: boolean;
	certificate?: string;
	check?: string;
	timeLimit: string;
}

/**
 * `tenglong solve --problem FILE.json [--json] [--certificate OUT.json] [--time-limit S]`: the optimal shortlist with its proof, no
 * database; `--check CERT.json` verifies a certificate instead of solving.
 */
export function register(program: Command): void {
	program
		.command('solve')
		.description('the provably best set of parcels for a budget or a target of mu, no database')
		.requiredOption('--problem <file>', 'JSON: {items: [{id, benefit, costWan, mu, group}], objective, …}')
		.option('--certificate <file>', 'write the certificate to this file')
		.option('--check <file>', 'verify this certificate against the problem, without solving')
		.option('--time-limit <seconds>', 'stop the search then, with the best found and its bound', '120')
		.option('--json', 'one JSON document on stdout')
		.action(async (options: SolveCommandOptions) => {
			const seconds = secondsOf(options.timeLimit);
			const problem = await problemOf(options.problem);
			if (options.check !== undefined) return checkOnly(problem, options.check, options.json);
			const { answer, check } = await solveExactly(problem, { seconds });
			if (options.certificate !== undefined) await writeCertificate(options.certificate, answer.certificate);
			const { status, objective, bound, chosen, certificate, conflict, totals, greedy } = answer;
			printAnswer(
				options.json,
				{
					status,
					objective,
					bound,
					chosen,
					certificate,
					...(conflict === undefined ? {} : { conflict }),
					totals,
					greedy,
					check,
				},
				() => solveText(problem, answer, check),
			);
		});
}

async function checkOnly(problem: SetProblem, file: string, json: boolean | undefined): Promise<void> {
	const read = await readJson(file, '{format: "tenglong-set-certificate", …}');
	if (typeof read !== 'object' || read === null) throw notACertificate(file);
	// The checker trusts no field of it, and says what is wrong.
	const certificate = ('certificate' in read ? read.certificate : read) as SetCertificate;
	if (typeof certificate !== 'object' || certificate === null) throw notACertificate(file);
	const check = checkCertificate(problem, certificate);
	if (!check.ok) process.exitCode = 1;
	printAnswer(json, check, () => checkText(check));
}

async function problemOf(file: string): Promise<SetProblem> {
	const read = readSetProblem(await readJson(file, '{items, objective, …}'));
	if (read.problem === null) throw new InputError(read.problems.map((p) => ({ ...p, file })));
	return read.problem;
}

function secondsOf(text: string): number {
	const seconds = Number(text);
	if (text.trim() !== '' && Number.isFinite(seconds) && seconds > 0) return seconds;
	throw new InputError({
		code: 'option',
		message: '参数 --time-limit 不符合要求：应为大于 0 的秒数',
		path: 'timeLimit',
		got: text,
		expected: '大于 0 的秒数',
	});
}

function notACertificate(file: string): InputError {
	return new InputError({
		code: 'set.not-a-certificate',
		message: '文件不是求解证书',
		file,
		expected: '{format: "tenglong-set-certificate", …}',
		fix: '给出 solve --certificate 写出的文件',
	});
}

async function writeCertificate(file: string, certificate: SetCertificate): Promise<void> {
	try {
		await writeFile(file, JSON.stringify(certificate) + '\n');
	} catch (error) {
		const cause = error instanceof Error && 'code' in error ? String(error.code) : '';
		if (!['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR', 'EROFS', 'ENOSPC'].includes(cause)) throw error;
		throw new InputError({
			code: 'file.unwritable',
			message: '文件无法写入',
			file,
			got: cause,
			expected: '可写的路径',
			fix: '检查路径与权限',
		});
	}
}
