import { Argument, Option, type Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { EXPORT_FORMATS, EXPORTS, exportData, type ExportRequest } from '#lib/server/tasks/export.ts';
import { withDatabase } from '../database.ts';
import { printAnswer } from '../print.ts';

export function register(program: Command): void {
	program
		.command('export')
		.description('writes data to a file')
		.addArgument(new Argument('<what>', 'what to write').choices(EXPORTS))
		.addOption(new Option('--format <format>', 'file format').choices(EXPORT_FORMATS).makeOptionMandatory())
		.requiredOption('--out <file>', 'file to write')
		.option('--run <id>', 'run (results); the newest without it', Number)
		.option('--id <id>', 'shortlist', Number)
		.option('--json', 'one JSON document')
		.action(
			async (
				what: ExportRequest['what'],
				options: { format: ExportRequest['format']; out: string; run?: number; id?: number; json?: boolean },
			) => {
				const request: ExportRequest = { what, format: options.format, run: options.run, id: options.id };
				const file = await withDatabase(
					(db) => exportData(db, request, 'zh-CN'),
					(server) => server.file(pathOf(request)),
				);
				await writeFile(options.out, file.bytes);
				printAnswer(
					options.json,
					{ file: options.out, rows: file.rows },
					() => `${options.out}:${file.rows} 行`,
				);
			},
		);
}

function pathOf({ what, format, run, id }: ExportRequest): string {
	const query = new URLSearchParams({ format });
	if (run !== undefined) query.set('run', String(run));
	if (id !== undefined) query.set('id', String(id));
	return `/api/exports/${what}?${query.toString()}`;
}
