import { json } from '@sveltejs/kit';
import { lowSlopeSearchRequest } from '#lib/api/low-slope.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { respondWithJob } from '#lib/server/http/respond.ts';
import { listSearches } from '#lib/server/tasks/low-slope-results.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ searches: await listSearches(locals.db) });

/** A search is always a job: its result is the search. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		respondWithJob(locals.db, 'low-slope-search', await readJson(request, lowSlopeSearchRequest)),
	);
