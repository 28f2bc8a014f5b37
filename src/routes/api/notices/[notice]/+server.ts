import { json } from '@sveltejs/kit';
import { noticeEdit } from '#lib/api/notices.ts';
import { answer, idOf, notFound, orProblem, readJson } from '#lib/server/http/answers.ts';
import { editNotice, noticeDetail } from '#lib/server/tasks/notices.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await noticeDetail(locals.db, idOf(params.notice));
	return found ? json(found) : notFound('公示批次', params.notice);
};

/** Changes a draft (409 where somebody was faster, or it is no draft any more). */
export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await editNotice(locals.db, idOf(params.notice), await readJson(request, noticeEdit))),
	);
