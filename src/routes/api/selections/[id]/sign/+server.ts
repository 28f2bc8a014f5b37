import { selectionSigning } from '#lib/api/selection-actions.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { signSelection } from '#lib/server/tasks/selections.ts';
import type { RequestHandler } from './$types';

/** Seals a draft with its hash; it is frozen from then on (409 where it may not be). */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await signSelection(locals.db, idOf(params.id), await readJson(request, selectionSigning))),
	);
