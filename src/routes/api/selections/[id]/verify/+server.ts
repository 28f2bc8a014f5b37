import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/selections.ts';
import { verifySelection } from '#lib/server/tasks/selection-seal.ts';
import type { RequestHandler } from './$types';

/** Hash and certificate reckoned anew, and what differs. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await store.get(locals.db, idOf(params.id));
	return found ? json(await verifySelection(locals.db, found)) : notFound('优选方案', params.id);
};
/** The same: nothing is written. */
export const POST: RequestHandler = GET;
