import { json } from '@sveltejs/kit';
import { shortlistCriteria } from '#lib/api/shortlists.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { candidates } from '#lib/server/tasks/shortlist.ts';
import type { RequestHandler } from './$types';

/** Candidates of a run by criteria, best first; a POST because the criteria are a document. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		json({
			candidates: await candidates(locals.db, Number(params.run), await readJson(request, shortlistCriteria)),
		}),
	);
