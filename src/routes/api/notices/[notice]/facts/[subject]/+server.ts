import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as notices from '#lib/server/store/notices.ts';
import { correctableFacts } from '#lib/server/tasks/correct-facts.ts';
import { runOf } from '#lib/server/tasks/notices.ts';
import type { RequestHandler } from './$types';

/** What may be corrected of a listed object, as it is known now. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const notice = await notices.get(locals.db, idOf(params.notice));
	if (!notice) return notFound('公示批次', params.notice);
	const { year } = await runOf(locals.db, notice.run);
	const scope = { subject: idOf(params.subject), subjectKind: notice.subjectKind, year };
	return json({ facts: await correctableFacts(locals.db, scope) });
};
