import { json } from '@sveltejs/kit';
import { notFound, problemResponse } from '#lib/server/http/answers.ts';
import { jobAnswer } from '#lib/server/jobs/job-answer.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const job = await jobs.get(locals.db, Number(params.id));
	return job
		? json(jobAnswer(job), { headers: { 'cache-control': 'no-cache' } })
		: notFound('任务', params.id);
};

/** Cancels a job that has not ended. */
export const DELETE: RequestHandler = async ({ params, locals }) => {
	const id = Number(params.id);
	if (await jobs.cancel(locals.db, id)) return new Response(null, { status: 204 });
	const job = await jobs.get(locals.db, id);
	if (!job) return notFound('任务', params.id);
	return problemResponse(409, { code: 'job.ended', message: '任务已经结束，不能取消', got: job.state });
};
