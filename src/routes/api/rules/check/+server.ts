import { json } from '@sveltejs/kit';
import { ruleCheckRequest } from '#lib/api/rules.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { checkAnswer, checkBody } from '#lib/server/tasks/rules-list.ts';
import type { RequestHandler } from './$types';

/** Checks any rule file; nothing is written. */
export const POST: RequestHandler = ({ request }) =>
	answer(async () => {
		const { body, kind } = await readJson(request, ruleCheckRequest);
		return json(checkAnswer(checkBody(body, kind)));
	});
