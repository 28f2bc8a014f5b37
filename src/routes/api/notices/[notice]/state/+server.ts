import { noticeStep } from '#lib/api/notices.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { stepNotice } from '#lib/server/tasks/notices.ts';
import type { RequestHandler } from './$types';

/** Takes the notice to its next state (409 where it may not go there). */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await stepNotice(locals.db, idOf(params.notice), await readJson(request, noticeStep))),
	);
