import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { shortlistCriteria, type Shortlist, type ShortlistInput } from '#lib/api/shortlists.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { saveShortlist } from '#lib/server/tasks/shortlist.ts';
import { withDatabase } from '../database.ts';
import { parseOptions, printAnswer } from '../print.ts';

interface Options {
	run: number;
	name: string;
	criteria?: string;
	kinds?: string;
	flags?: string;
	grades?: string;
	minMu?: number;
	limit?: number;
	json?: boolean;
}

export function register(program: Command): void {
	program
		.command('shortlist')
		.description('ranks the candidates of a run and saves them as a shortlist')
		.requiredOption('--run <id>', 'run', Number)
		.option('--name <name>', 'name of the list', '命令行清单')
		.option('--criteria <file>', 'criteria as JSON (filters and weights, see docs/api.md)')
		.option('--kinds <kinds>', 'parcel,free-land,low-slope (without it: parcel,free-land)')
		.option('--flags <codes>', 'idle,low-efficiency')
		.option('--grades <grades>', 'C,D')
		.option('--min-mu <mu>', 'least area', Number)
		.option('--limit <n>', 'at most so many', Number)
		.option('--json', 'one JSON document')
		.action(async (options: Options) => {
			const input: ShortlistInput = {
				name: options.name,
				run: options.run,
				criteria: parseOptions(shortlistCriteria, await criteriaOf(options)),
				marks: [],
			};
			const saved = await withDatabase(
				(db) => saveShortlist(db, input),
				(server) => server.json<Shortlist | Problem>('/api/shortlists', { method: 'POST', body: input }),
			);
			if (!('id' in saved)) throw new InputError(saved);
			const answer = {
				shortlist: saved.id,
				// a ranking by weights, not a solved set: nothing is claimed to be optimal
				status: 'ranked',
				objective: null,
				bound: null,
				items: saved.items,
				excluded: [],
			};
			printAnswer(options.json, answer, () =>
				saved.items
					.map(
						(i) =>
							`${i.position}. ${i.code} ${i.mu.toFixed(2)} 亩 ${i.priority?.toFixed(1) ?? '—'} ${i.batch ?? ''}`,
					)
					.join('\n'),
			);
		});
}

async function criteriaOf(options: Options): Promise<Record<string, unknown>> {
	const list = (text: string | undefined) => text?.split(',').filter((part) => part !== '');
	const given = {
		kinds: list(options.kinds),
		flags: list(options.flags),
		grades: list(options.grades),
		minMu: options.minMu,
		limit: options.limit,
	};
	const fromFile =
		options.criteria === undefined
			? {}
			: (JSON.parse(await readFile(options.criteria, 'utf8')) as Record<string, unknown>);
	return {
		...fromFile,
		...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
	};
}
