import { json } from '@sveltejs/kit';
import { selectionInput } from '#lib/api/selections.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import * as store from '#lib/server/store/selections.ts';
import { saveSelection } from '#lib/server/tasks/selections.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json({ selections: await store.list(locals.db) });

/** Solves, checks and saves a new selection and answers its entry; as a job with `Prefer: respond-async`. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => {
		const input = await readJson(request, selectionInput);
		if (wantsJob(request)) return respondWithJob(locals.db, 'select', { id: null, input });
		return json(await saveSelection(locals.db, { id: null, input }), { status: 201 });
	});
