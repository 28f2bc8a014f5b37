import { json } from '@sveltejs/kit';
import { answer } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import { reproduce } from '#lib/server/tasks/reproduce-run.ts';
import type { RequestHandler } from './$types';

/** Makes a run again and holds it against the record; nothing is written. As a job with `Prefer: respond-async`. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const run = Number(params.run);
		if (wantsJob(request)) return respondWithJob(locals.db, 'reproduce', { run });
		return json(await reproduce(locals.db, run));
	});
