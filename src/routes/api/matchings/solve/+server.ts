import { json } from '@sveltejs/kit';
import { matchingQuestion } from '#lib/api/matchings.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { solveMatchingPlan } from '#lib/server/tasks/matchings.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => {
		const question = await readJson(request, matchingQuestion);
		const { plan } = await solveMatchingPlan(locals.db, question, request.signal);
		return json(plan);
	}, request.signal);
