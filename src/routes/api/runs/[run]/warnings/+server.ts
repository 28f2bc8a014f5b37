import { json } from '@sveltejs/kit';
import { warningsQuery } from '#lib/api/runs.ts';
import { answer, parse } from '#lib/server/http/answers.ts';
import { runWarnings, warningsFile } from '#lib/server/tasks/reconcile-warnings.ts';
import type { RequestHandler } from './$types';

/** The warnings of a run with the rows concerned; `format=csv` downloads all of them. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const { format, ...filter } = Object.fromEntries(url.searchParams);
		const query = parse(filter, warningsQuery);
		const run = Number(params.run);
		if (format !== 'csv') return json(await runWarnings(locals.db, run, query));
		return new Response(await warningsFile(locals.db, run, query, locals.lang), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="run-${run}-warnings.csv"`,
			},
		});
	});
