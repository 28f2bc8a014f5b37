import { json } from '@sveltejs/kit';
import { previewRequest } from '#lib/api/scenarios.ts';
import { answer, idOf, notFound, readJson } from '#lib/server/http/answers.ts';
import { previewScenario } from '#lib/server/tasks/scenario-preview.ts';
import type { RequestHandler } from './$types';

/** What the scenario would come to with one more change, or one changed: nothing is saved. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const asked = await readJson(request, previewRequest);
		const found = await previewScenario(locals.db, idOf(params.id), asked);
		return found ? json(found) : notFound('方案', params.id);
	});
