import { json } from '@sveltejs/kit';
import { selectionInput } from '#lib/api/selections.ts';
import { answer, idOf, notFound, orProblem, readJson } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import * as store from '#lib/server/store/selections.ts';
import { changeableSelection, deleteSelection, saveSelection } from '#lib/server/tasks/selections.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await store.get(locals.db, idOf(params.id));
	return found ? json(found) : notFound('优选方案', params.id);
};

/** Solves, checks and saves over a draft; as a job with `Prefer: respond-async`. 409 where it is signed or was changed. */
export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const id = idOf(params.id);
		const input = await readJson(request, selectionInput);
		const now = await changeableSelection(locals.db, id, input.version);
		if ('code' in now) return orProblem(now);
		if (wantsJob(request)) return respondWithJob(locals.db, 'select', { id, input });
		return json(await saveSelection(locals.db, { id, input }));
	});

export const DELETE: RequestHandler = async ({ params, locals }) => {
	const problem = await deleteSelection(locals.db, idOf(params.id), true);
	return problem ? orProblem(problem) : new Response(null, { status: 204 });
};

/** Brings a deleted draft back: the page's undo. */
export const PATCH: RequestHandler = async ({ params, locals }) => {
	const problem = await deleteSelection(locals.db, idOf(params.id), false);
	return problem ? orProblem(problem) : new Response(null, { status: 204 });
};
