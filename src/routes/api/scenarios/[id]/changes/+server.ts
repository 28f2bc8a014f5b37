import { scenarioStep } from '#lib/api/scenarios.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { editScenario } from '#lib/server/tasks/scenarios.ts';
import type { RequestHandler } from './$types';

/** One step: a change put, removed or moved, or the last step undone or redone. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await editScenario(locals.db, idOf(params.id), await readJson(request, scenarioStep))),
	);
