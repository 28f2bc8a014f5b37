import { idOf, notFound } from '#lib/server/http/answers.ts';
import { takeAttachment } from '#lib/server/http/attachment.ts';
import { listRegradings } from '#lib/server/tasks/regradings.ts';
import type { RequestHandler } from './$types';

/** Takes a file (raw body, `?name=`) and hangs it on the re-grading as its evidence. */
export const PUT: RequestHandler = async ({ params, request, url, locals }) => {
	const [found] = await listRegradings(locals.db, { id: idOf(params.regrading) });
	if (!found) return notFound('调档', params.regrading);
	return takeAttachment(locals.db, request, url, { regrading: found.id });
};
