import { notFound } from '#lib/server/http/answers.ts';
import { jobEvents } from '#lib/server/jobs/job-events.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import type { RequestHandler } from './$types';

/** The job as server-sent events until it has ended. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const job = await jobs.get(locals.db, Number(params.id));
	if (!job) return notFound('任务', params.id);
	return new Response(jobEvents(locals.db, job), {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' },
	});
};
