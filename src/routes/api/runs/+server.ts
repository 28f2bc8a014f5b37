import { json } from '@sveltejs/kit';
import { evaluateRequest } from '#lib/api/evaluation.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import * as runs from '#lib/server/store/runs.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { summaryOf } from '#lib/server/tasks/run-summary.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
	json({ runs: (await runs.list(locals.db)).map(summaryOf) });

/** Makes a run and answers it; as a job with `Prefer: respond-async`. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => {
		const wanted = await readJson(request, evaluateRequest);
		if (wantsJob(request)) return respondWithJob(locals.db, 'evaluate', wanted);
		return json(await evaluate(locals.db, wanted), { status: 201 });
	});
