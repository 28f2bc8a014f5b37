import { json } from '@sveltejs/kit';
import { runTableQuery } from '#lib/api/run-table.ts';
import { answer, idOf, notFound, readJson } from '#lib/server/http/answers.ts';
import { runTableColumn, runTablePage } from '#lib/server/tasks/run-table.ts';
import type { RequestHandler } from './$types';

/** A page of a run's parcels; a POST because the filters are a document. Nothing is written. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const query = await readJson(request, runTableQuery);
		const page = await runTablePage(locals.db, idOf(params.run), query, locals.lang);
		return page ? json(page) : notFound('评价', params.run);
	});

/** What one column of it holds. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const column = await runTableColumn(locals.db, idOf(params.run), url.searchParams.get('column') ?? '');
		return column ? json(column) : notFound('评价', params.run);
	});
