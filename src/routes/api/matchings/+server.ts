import { json } from '@sveltejs/kit';
import { matchingInput } from '#lib/api/matchings.ts';
import { answer, orProblem, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/matchings.ts';
import { saveMatching } from '#lib/server/tasks/matchings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ matchings: await store.list(locals.db) });

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => {
		const input = await readJson(request, matchingInput);
		return orProblem(await saveMatching(locals.db, null, input, request.signal), 201);
	}, request.signal);
