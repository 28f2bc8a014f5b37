import type { Command } from 'commander';
import { evaluateRequest } from '#lib/api/evaluation.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { withDatabase } from '../database.ts';
import { parseOptions, printAnswer } from '../print.ts';

export function register(program: Command): void {
	program
		.command('evaluate')
		.description('an evaluation run: enterprises scored, parcels graded and flagged')
		.requiredOption('--year <year>', 'data year')
		.requiredOption('--rules <id[@version]>', 'rule set')
		.option('--low-efficiency <id[@version]|none>', 'low-efficiency list; by county and year without it')
		.option('--idle <id[@version]>', 'idle-land rule; Decree 53 without it')
		.option('--disposition <id[@version]>', 'batch rules; the proposed ones without it')
		.option('--stages <id[@version]>', 'ledger of the five stages; the proposed one without it')
		.option('--park <id[@version]>', 'development zone rules; zones are not scored without it')
		.option('--region <code>', 'county (GB/T 2260)')
		.option('--as-of <date>', 'day of the clocks, YYYY-MM-DD; the day of --known-on, else today')
		.option(
			'--known-on <date>',
			'facts as known at the end of this day (or at an ISO instant); now without it',
		)
		.option('--json', 'one JSON document')
		.action(async (options: Record<string, string | boolean>) => {
			const request = parseOptions(evaluateRequest, { ...options, year: Number(options['year']) });
			const run = await withDatabase(
				(db) => evaluate(db, request),
				(server) => server.json<RunSummary>('/api/runs', { method: 'POST', body: request }),
			);
			const { counts } = run;
			const answer = {
				run: run.id,
				rules: run.rules,
				otherRules: run.otherRules,
				inputHash: run.inputHash,
				parcels: counts.parcels,
				enterprises: counts.enterprises,
				rated: counts.rated,
				notRated: counts.notRated,
				grades: counts.grades,
				flags: counts.flags,
				scoresOnly: run.scoresOnly,
			};
			printAnswer(options['json'] === true, answer, () =>
				[
					`评价 ${run.id}:${run.year} 年,${run.rulesTitle}(${run.rules}),截至 ${run.asOf}`,
					`宗地 ${counts.parcels},企业 ${counts.enterprises},参评 ${counts.rated},不参评 ${counts.notRated}`,
					run.scoresOnly ? '未公布分档:只有得分' : `等级 ${entries(counts.grades)}`,
					`低效用地清单 ${run.otherRules.lowEfficiency ?? '没有清单适用，不判定低效'}`,
					`疑似闲置 ${entries(counts.flags['idle'] ?? {})};疑似低效 ${entries(counts.flags['low-efficiency'] ?? {})}`,
					`输入哈希 ${run.inputHash}`,
				].join('\n'),
			);
		});
}

function entries(counts: Record<string, number>): string {
	return Object.entries(counts)
		.map(([name, n]) => `${name} ${n}`)
		.join(',');
}
