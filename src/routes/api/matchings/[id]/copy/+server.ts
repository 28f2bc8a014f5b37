import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/matchings.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ params, locals }) => {
	const made = await store.copy(locals.db, idOf(params.id));
	if (made === undefined) return notFound('落地方案', params.id);
	return json(await store.get(locals.db, made), { status: 201 });
};
