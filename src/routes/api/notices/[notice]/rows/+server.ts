import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import { noticeRows } from '#lib/server/tasks/notice-rows.ts';
import type { RequestHandler } from './$types';

/** The list as it stands, or `?edition=n`. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const wanted = url.searchParams.get('edition');
	const list = await noticeRows(locals.db, idOf(params.notice), wanted === null ? undefined : Number(wanted));
	return list ? json(list) : notFound('公示名单', params.notice);
};
