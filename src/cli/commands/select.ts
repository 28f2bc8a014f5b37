import type { Command } from 'commander';
import { z } from 'zod';
import { selectionInput, type Selection, type SelectionEntry } from '#lib/api/selections.ts';
import * as store from '#lib/server/store/selections.ts';
import { saveSelection } from '#lib/server/tasks/selections.ts';
import { withDatabase } from '../database.ts';
import { parseOptions, printAnswer } from '../print.ts';
import { readJson } from '../read-json.ts';

interface SelectOptions {
	run?: number;
	question: string;
	name: string;
	json?: boolean;
}

const asked = z.looseObject({});

/**
 * `tenglong select --question FILE.json [--run N] [--name TEXT] [--json]`: which land of a run to vacate, solved, proven,
 * checked and saved. `--run` goes before the question's own.
 */
export function register(program: Command): void {
	program
		.command('select')
		.description('which land of a run to vacate for a budget or a target of mu: solved, proven and saved')
		.requiredOption(
			'--question <file>',
			'JSON: {run, criteria, objective, budgetWan?, targetMu?, …} (docs/api.md)',
		)
		.option('--run <id>', 'run, in place of the question’s', Number)
		.option('--name <name>', 'name of the selection', '命令行优选')
		.option('--json', 'one JSON document')
		.action(async (options: SelectOptions) => {
			const read = parseOptions(asked, await readJson(options.question, '{run, criteria, objective, …}'));
			const question = options.run === undefined ? read : { ...read, run: options.run };
			const input = parseOptions(selectionInput, { name: options.name, question });
			const saved = await withDatabase(
				async (db) => {
					const { id } = await saveSelection(db, { id: null, input });
					return (await store.get(db, id)) as Selection;
				},
				async (server) => {
					const { id } = await server.json<SelectionEntry>('/api/selections', {
						method: 'POST',
						body: input,
					});
					return server.json<Selection>(`/api/selections/${id}`);
				},
			);
			printAnswer(options.json, answerOf(saved), () => textOf(saved));
		});
}

function answerOf({ id, run, rules, answer, certificate, candidates }: Selection): object {
	const codes = new Map(candidates.candidates.map((c) => [`${c.kind} ${c.id}`, c.code]));
	const { status, objective, bound, totals, greedy, conflict, checked } = answer;
	const items = answer.picks.map((p) => ({ ...p, code: codes.get(`${p.kind} ${p.id}`) ?? null }));
	return {
		...{ selection: id, run, rules, status, objective, bound, totals, greedy, checked },
		...(conflict && { conflict }),
		items: items.filter((p) => p.chosen),
		excluded: items.filter((p) => !p.chosen),
		certificate,
	};
}

function textOf({ id, answer }: Selection): string {
	const { status, totals, objective, bound, checked } = answer;
	const words = { optimal: '已证最优', feasible: '可行，未证最优', infeasible: '没有可行方案' }[status];
	return [
		`优选方案 ${id}：${words}，目标值 ${objective ?? '—'}，界 ${bound ?? '—'}，证书核验${checked.ok ? '通过' : '未通过'}`,
		`${totals.count} 块，${totals.mu.toFixed(2)} 亩，成本 ${totals.costWan.toFixed(2)} 万元，效益 ${totals.benefit.toFixed(2)} 万元/年`,
	].join('\n');
}
