import { json } from '@sveltejs/kit';
import { notFound } from '#lib/server/http/answers.ts';
import * as runs from '#lib/server/store/runs.ts';
import { parkDetail } from '#lib/server/tasks/park-detail.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const [runId, id] = [Number(params.run), Number(params.id)];
	const run = Number.isInteger(runId) ? await runs.get(locals.db, runId) : undefined;
	if (!run) return notFound('评价', params.run);
	const detail = Number.isInteger(id) ? await parkDetail(locals.db, run, id) : undefined;
	return detail ? json(detail) : notFound('园区', params.id);
};
