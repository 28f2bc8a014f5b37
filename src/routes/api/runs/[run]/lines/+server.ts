import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import { runLinesOf } from '#lib/server/tasks/run-lines.ts';
import type { RequestHandler } from './$types';

/** The baselines, cuts, low-efficiency and control lines of a run. Neither run nor lines ever change. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const lines = await runLinesOf(locals.db, idOf(params.run));
	if (!lines) return notFound('评价', params.run);
	return json(lines, { headers: { 'cache-control': 'private, max-age=3600' } });
};
