import { answer, cached, idOf, notFound } from '#lib/server/http/answers.ts';
import { keyed } from '#lib/server/tasks/scenario-compare.ts';
import { answerScenario } from '#lib/server/tasks/scenario-result.ts';
import { getScenario } from '#lib/server/tasks/scenarios.ts';
import type { RequestHandler } from './$types';

/** What the scenario comes to; `refit=1` fits the cuts anew to its population. */
export const GET: RequestHandler = ({ params, url, request, locals }) =>
	answer(async () => {
		const scenario = await getScenario(locals.db, idOf(params.id));
		if (!scenario) return notFound('方案', params.id);
		const { id, run, changes } = scenario;
		const refit = url.searchParams.get('refit') === '1';
		const found = await answerScenario(locals.db, { id, run, changes: keyed(changes), refit });
		const notes = found.superseded.length + found.outside.length;
		return cached(request, `${found.inputHash}-${notes}`, () => found);
	});
