import { json } from '@sveltejs/kit';
import { compareRequest } from '#lib/api/runs.ts';
import { answer, notFound, parse, readJson } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import { compareRuns, knownComparison } from '#lib/server/tasks/compare-runs.ts';
import type { RequestHandler } from './$types';

/** What two runs say of each other; 404 where nobody compared them yet. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const asked = { a: Number(url.searchParams.get('a')), b: Number(url.searchParams.get('b')) };
		const known = await knownComparison(locals.db, parse(asked, compareRequest));
		return known ? json(known) : notFound('这两次评价的比较', `${asked.a}, ${asked.b}`);
	});

/** Compares two runs; as a job with `Prefer: respond-async`. Compared before: the answer of then. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => {
		const asked = await readJson(request, compareRequest);
		const known = await knownComparison(locals.db, asked);
		if (known) return json(known);
		if (wantsJob(request)) return respondWithJob(locals.db, 'compare', asked);
		return json(await compareRuns(locals.db, asked));
	});
