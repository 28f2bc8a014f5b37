import { selectionCopy } from '#lib/api/selection-actions.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { copySelection } from '#lib/server/tasks/selections.ts';
import type { RequestHandler } from './$types';

/** A copy as a draft, with the answer as it was. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const { name } = await readJson(request, selectionCopy);
		return orProblem(await copySelection(locals.db, idOf(params.id), name), 201);
	});
