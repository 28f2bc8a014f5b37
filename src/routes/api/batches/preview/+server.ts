import { json } from '@sveltejs/kit';
import { answer } from '#lib/server/http/answers.ts';
import { fileResponse } from '#lib/server/http/file-response.ts';
import { batchFile } from '#lib/server/tasks/batch-export.ts';
import { runView } from '#lib/server/tasks/batch-view.ts';
import type { RequestHandler } from './$types';

/** The candidates of a run (the newest without `run`) under batch rules, without a plan; as a file with `format`. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { searchParams } = url;
		const numberOf = (name: string) => Number(searchParams.get(name)) || undefined;
		const asked = { run: numberOf('run'), rules: searchParams.get('rules'), year: numberOf('year') };
		const view = await runView(locals.db, asked);
		const format = searchParams.get('format');
		if (format !== 'csv' && format !== 'xlsx') return json(view);
		return fileResponse(await batchFile(view, format, locals.lang));
	});
