import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import { getSearch } from '#lib/server/tasks/low-slope-results.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await getSearch(locals.db, idOf(params.id));
	return found ? json(found) : notFound('这次搜索', params.id);
};
