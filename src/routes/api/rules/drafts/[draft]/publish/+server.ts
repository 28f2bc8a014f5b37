import { json } from '@sveltejs/kit';
import { publishRequest } from '#lib/api/rules.ts';
import { answer, problemResponse, readJson } from '#lib/server/http/answers.ts';
import { publishDraft } from '#lib/server/tasks/rules-publish.ts';
import type { RequestHandler } from './$types';

/** Publishes a draft for good; 409 where somebody changed or published it meanwhile. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const done = await publishDraft(locals.db, Number(params.draft), await readJson(request, publishRequest));
		if ('rule' in done) return json(done, { status: 201 });
		return problemResponse(done.code === 'not-found' ? 404 : 409, done);
	});
