import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as runs from '#lib/server/store/runs.ts';
import { parkTableOf } from '#lib/server/tasks/park-table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const run = await runs.get(locals.db, idOf(params.run));
	return run ? json(await parkTableOf(locals.db, run)) : notFound('评价', params.run);
};
