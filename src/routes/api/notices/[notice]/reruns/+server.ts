import { json } from '@sveltejs/kit';
import { answer, idOf, notFound } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import * as notices from '#lib/server/store/notices.ts';
import { rerunNotice } from '#lib/server/tasks/notices-rerun.ts';
import type { RequestHandler } from './$types';

/** Evaluates again and makes the next edition of the list (`Prefer: respond-async`: a job). */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const notice = idOf(params.notice);
		if (!(await notices.get(locals.db, notice))) return notFound('公示批次', params.notice);
		if (wantsJob(request)) return respondWithJob(locals.db, 'notice-rerun', { notice });
		return json(await rerunNotice(locals.db, notice), { status: 201 });
	});
