import { json } from '@sveltejs/kit';
import { matchingInput } from '#lib/api/matchings.ts';
import { answer, idOf, notFound, orProblem, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/matchings.ts';
import { saveMatching } from '#lib/server/tasks/matchings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await store.get(locals.db, idOf(params.id));
	return found ? json(found) : notFound('落地方案', params.id);
};

export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const input = await readJson(request, matchingInput);
		return orProblem(await saveMatching(locals.db, idOf(params.id), input, request.signal));
	}, request.signal);

export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await store.remove(locals.db, idOf(params.id)))
		? new Response(null, { status: 204 })
		: notFound('落地方案', params.id);
