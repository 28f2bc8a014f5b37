import { json } from '@sveltejs/kit';
import { selectionQuestion } from '#lib/api/selections.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { selectionCandidates } from '#lib/server/tasks/selection-candidates.ts';
import type { RequestHandler } from './$types';

/** The candidates of a question with yields, costs and readiness, made by the server, weighed by whoever asked. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => json(await selectionCandidates(locals.db, await readJson(request, selectionQuestion))));
