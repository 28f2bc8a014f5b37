import { json } from '@sveltejs/kit';
import { answer } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import { loadDemo } from '#lib/server/tasks/demo.ts';
import type { RequestHandler } from './$types';

/** Loads the synthetic demo region and answers what is then there; as a job with `Prefer: respond-async`. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		wantsJob(request) ? respondWithJob(locals.db, 'demo', {}) : json(await loadDemo(locals.db)),
	);
