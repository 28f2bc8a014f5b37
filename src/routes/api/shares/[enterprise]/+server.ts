import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { shareInput } from '#lib/api/shares.ts';
import { answer, notFound, parse, problemResponse, readJson } from '#lib/server/http/answers.ts';
import { saveShares, shareDetailOf } from '#lib/server/tasks/shares.ts';
import type { RequestHandler } from './$types';

const query = z.object({ year: z.coerce.number().int() });

export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const { year } = parse(Object.fromEntries(url.searchParams), query);
		const found = await shareDetailOf(locals.db, Number(params.enterprise), year);
		return found ? json(found) : notFound('企业当年的用地记录', params.enterprise);
	});

/** New shares by land, floor or hand; the old versions stay. */
export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const saved = await saveShares(locals.db, Number(params.enterprise), await readJson(request, shareInput));
		if ('places' in saved) return json(saved);
		return problemResponse(saved.code === 'not-found' ? 404 : 409, saved);
	});
