import { json } from '@sveltejs/kit';
import { notFound } from '#lib/server/http/answers.ts';
import { runTotalsOf } from '#lib/server/tasks/run-totals.ts';
import type { RequestHandler } from './$types';

/** The indicators of a run's whole area as ratios of sums. A run never changes, so neither does this. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const run = Number(params.run);
	const totals = Number.isInteger(run) ? await runTotalsOf(locals.db, run) : undefined;
	if (!totals) return notFound('评价', params.run);
	return json(totals, { headers: { 'cache-control': 'private, max-age=31536000, immutable' } });
};
