import { json } from '@sveltejs/kit';
import { batchPlanName } from '#lib/api/batches.ts';
import { answer, idOf, notFound, orProblem, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/batch-plans.ts';
import { renamePlan } from '#lib/server/tasks/batch-plans.ts';
import { planView } from '#lib/server/tasks/batch-view.ts';
import type { RequestHandler } from './$types';

/** The plan as it stands; `year` of the tasks. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const year = Number(url.searchParams.get('year')) || undefined;
		const view = await planView(locals.db, idOf(params.id), year);
		return view ? json(view) : notFound('处置计划', params.id);
	});

/** Name and note. Everything else goes through `steps`. */
export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await renamePlan(locals.db, idOf(params.id), await readJson(request, batchPlanName))),
	);

export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, idOf(params.id), true))
		? new Response(null, { status: 204 })
		: notFound('处置计划', params.id);

/** Brings a deleted plan back: the page's undo. */
export const PATCH: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, idOf(params.id), false))
		? new Response(null, { status: 204 })
		: notFound('处置计划', params.id);
