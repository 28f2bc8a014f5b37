import { batchPlanStep } from '#lib/api/batches.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { stepPlan } from '#lib/server/tasks/batch-plans.ts';
import type { RequestHandler } from './$types';

/** One step: an override, a project, a completion, a pair pinned or forbidden, a setting, rules, destinations assigned. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await stepPlan(locals.db, idOf(params.id), await readJson(request, batchPlanStep))),
	);
