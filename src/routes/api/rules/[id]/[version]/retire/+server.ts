import { json } from '@sveltejs/kit';
import { retireRequest } from '#lib/api/rules.ts';
import { answer, notFound, problemResponse, readJson } from '#lib/server/http/answers.ts';
import { retireRules } from '#lib/server/tasks/rules-publish.ts';
import type { RequestHandler } from './$types';

/** Closes a published version to new runs. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const { reason } = await readJson(request, retireRequest);
		const done = await retireRules(locals.db, params.id, params.version, reason);
		if (!done) return notFound('规则', `${params.id}@${params.version}`);
		return 'state' in done ? json(done) : problemResponse(409, done);
	});
