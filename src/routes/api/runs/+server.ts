import { json } from '@sveltejs/kit';
import { evaluateRequest } from '#lib/api/evaluation.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import * as runs from '#lib/server/store/runs.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { summaryOf } from '#lib/server/tasks/run-summary.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
	json({ runs: (await runs.list(locals.db)).map(summaryOf) });

/** Makes a run and answers it. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await evaluate(locals.db, await readJson(request, evaluateRequest)), { status: 201 }),
	);
