import { idOf, notFound } from '#lib/server/http/answers.ts';
import { outlinesOf } from '#lib/server/tasks/low-slope-results.ts';
import type { RequestHandler } from './$types';

/** A search never changes, nor do its outlines. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const text = await outlinesOf(locals.db, idOf(params.id));
	if (text === undefined) return notFound('这次搜索', params.id);
	return new Response(text, {
		headers: { 'content-type': 'application/geo+json', 'cache-control': 'private, max-age=3600' },
	});
};
