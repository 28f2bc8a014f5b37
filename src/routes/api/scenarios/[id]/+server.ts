import { json } from '@sveltejs/kit';
import { scenarioEdit } from '#lib/api/scenarios.ts';
import { answer, idOf, notFound, orProblem, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/scenarios.ts';
import { getScenario, renameScenario } from '#lib/server/tasks/scenarios.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const scenario = await getScenario(locals.db, idOf(params.id));
	return scenario ? json(scenario) : notFound('方案', params.id);
};

/** Name and note. The changes go through `changes`. */
export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await renameScenario(locals.db, idOf(params.id), await readJson(request, scenarioEdit))),
	);

export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, idOf(params.id), true))
		? new Response(null, { status: 204 })
		: notFound('方案', params.id);

/** Brings a deleted scenario back: the page's undo. */
export const PATCH: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, idOf(params.id), false))
		? new Response(null, { status: 204 })
		: notFound('方案', params.id);
