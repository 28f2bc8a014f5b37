import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import type { RequestHandler } from './$types';

/** Takes an elevation model out of use; the file and the record stay. */
export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await terrain.remove(locals.db, idOf(params.id)))
		? new Response(null, { status: 204 })
		: notFound('地形', params.id);
