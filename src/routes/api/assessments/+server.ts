import { json } from '@sveltejs/kit';
import { assessmentRequest } from '#lib/api/assessment.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { assess } from '#lib/server/tasks/assess.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => {
		const { geometry, run } = await readJson(request, assessmentRequest);
		return json(await assess(locals.db, geometry, run));
	});
