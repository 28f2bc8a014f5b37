import type { Command } from 'commander';
import { readMatchProblem } from '#lib/api/match-problem.ts';
import { InputError } from '#lib/domain/problem.ts';
import { matchExactly, type MatchAnswer } from '#lib/server/workers/match-exactly.ts';
import { conflictInWords, unmetInWords } from '#lib/words/match-words.ts';
import { readInput } from '../feature-path.ts';
import { printAnswer } from '../print.ts';

const MEANING = `
The problem: {projects: [{id, mu, from, value, zones?, by?, delayLoss?, values?}], sites: [{id, mu, available, zone, bonus?,
exclusive?}], pin?, forbid?, exclusive?}. What is decided:
  - The sum of the worths of the seated projects is made as great as it can be, and proven so.
  - A project sits on one site at most. A site holds several projects as long as their mu together fit on it (decimals as
    written: 0.1 + 0.2 fit on 0.3); "exclusive": true on a site, or on the problem, lets it take one only.
  - zones absent or empty: any zone; otherwise the site's zone must be among them.
  - at: the later of the project's "from" and the site's "available". "available": null (unknown): the site is not offered.
  - by: the latest start, absent: the project waits as long as the land takes. delayLoss: taken from the worth for each
    quarter that it starts after "from".
  - values {site: worth} replaces the worth on single sites; bonus is added to the worth of whatever sits on a site.
  - A worth of 0 or less does not force seating. Equal answers: the earlier start, then the tighter site.
  - Times are quarters (2027-Q2), dates (2027-04-01) or numbers of quarters, all of one kind, and come back in it.
  - pin and forbid: [[project, site]] or [{project, site}]. Pins that cannot stand: status "infeasible" and "conflict".`;

/** `tenglong match --problem FILE.json [--json]`: projects to sites, no database. */
export function register(program: Command): void {
	program
		.command('match')
		.description('seats projects on sites with the greatest worth, proven; says why others have no site')
		.requiredOption('--problem <file>', 'JSON: {projects, sites, pin?, forbid?}, see below')
		.option('--seconds <n>', 'time for the answer and its proof', '60')
		.option(
			'--explain-seconds <n>',
			'time for the regret of unmet projects and what would seat them; null where it did not suffice',
			'1',
		)
		.option('--json', 'one JSON document on stdout')
		.addHelpText('after', MEANING)
		.action(async (options: { problem: string; seconds: string; explainSeconds: string; json?: boolean }) => {
			const seconds = {
				solve: secondsOf(options.seconds, '--seconds'),
				explain: secondsOf(options.explainSeconds, '--explain-seconds'),
			};
			const problem = readMatchProblem(parsed(await readInput(options.problem), options.problem));
			const answer = await matchExactly(problem, seconds);
			printAnswer(options.json, withWords(answer), () => textOf(answer));
		});
}

function withWords(answer: MatchAnswer) {
	return {
		...answer,
		unmet: answer.unmet.map((unmet) => ({ ...unmet, text: unmetInWords(unmet, 'zh-CN') })),
		conflict: answer.conflict.map((conflict) => ({ ...conflict, text: conflictInWords(conflict, 'zh-CN') })),
	};
}

function textOf(answer: MatchAnswer): string {
	return [
		answer.status === 'infeasible'
			? '无解'
			: `总收益 ${answer.objective}，上界 ${answer.bound}${answer.status === 'optimal' ? '，已证明最优' : '，时限内未证明最优'}`,
		...answer.conflict.map((conflict) => `  ${conflictInWords(conflict, 'zh-CN')}`),
		...answer.pairs.map((pair) => `  ${pair.project} → ${pair.site}  ${pair.at}  ${pair.value}`),
		...(answer.status === 'infeasible'
			? []
			: answer.unmet.map((unmet) => `  ${unmet.project} 未落地：${unmetInWords(unmet, 'zh-CN')}`)),
	].join('\n');
}

function secondsOf(text: string, option: string): number {
	const seconds = Number(text);
	if (text.trim() !== '' && seconds >= 0) return seconds;
	throw new InputError({
		code: 'option',
		message: `参数 ${option} 不符合要求：应为不小于 0 的数字`,
		path: option,
		got: text,
	});
}

function parsed(bytes: Uint8Array, file: string): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new InputError({
			code: 'json.invalid',
			message: '文件不是有效的 JSON',
			file,
			got: error.message,
			expected: '{projects, sites, pin?, forbid?}',
			fix: '检查括号、逗号与引号',
		});
	}
}
