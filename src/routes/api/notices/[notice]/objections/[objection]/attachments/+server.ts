import { idOf, notFound } from '#lib/server/http/answers.ts';
import { takeAttachment } from '#lib/server/http/attachment.ts';
import { listObjections } from '#lib/server/tasks/objections.ts';
import type { RequestHandler } from './$types';

/** Takes a file (raw body, `?name=`) and hangs it on the objection. */
export const PUT: RequestHandler = async ({ params, request, url, locals }) => {
	const [found] = await listObjections(locals.db, idOf(params.notice), idOf(params.objection));
	if (!found) return notFound('异议', params.objection);
	return takeAttachment(locals.db, request, url, { objection: found.id });
};
