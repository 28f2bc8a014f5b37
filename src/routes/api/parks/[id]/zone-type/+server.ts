import { json } from '@sveltejs/kit';
import { zoneTypeInput } from '#lib/api/parks.ts';
import { answer, idOf, notFound, readJson } from '#lib/server/http/answers.ts';
import { decideZoneType, zoneTypeHistoryOf } from '#lib/server/tasks/park-zone-type.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) =>
	json(await zoneTypeHistoryOf(locals.db, idOf(params.id)));

export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const done = await decideZoneType(locals.db, idOf(params.id), await readJson(request, zoneTypeInput));
		return done ? json(done, { status: 201 }) : notFound('园区', params.id);
	});
