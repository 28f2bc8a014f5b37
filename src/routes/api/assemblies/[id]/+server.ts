import { json } from '@sveltejs/kit';
import { assemblyName } from '#lib/api/assemblies.ts';
import { answer, idOf, notFound, orProblem, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/assemblies.ts';
import { getAssembly, nameAssembly } from '#lib/server/tasks/assemblies.ts';
import type { RequestHandler } from './$types';

const WHAT = '这份拼地方案';

export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await getAssembly(locals.db, idOf(params.id));
	return found ? json(found) : notFound(WHAT, params.id);
};

/** Keeps it under a name. */
export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(await nameAssembly(locals.db, idOf(params.id), await readJson(request, assemblyName))),
	);

export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, idOf(params.id), true))
		? new Response(null, { status: 204 })
		: notFound(WHAT, params.id);

/** Brings it back: the page's undo. */
export const PATCH: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, idOf(params.id), false))
		? new Response(null, { status: 204 })
		: notFound(WHAT, params.id);
