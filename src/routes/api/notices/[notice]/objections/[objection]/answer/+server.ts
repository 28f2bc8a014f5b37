import { answerInput } from '#lib/api/notices.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { answerObjection } from '#lib/server/tasks/objections.ts';
import type { RequestHandler } from './$types';

/** Answers an objection: a correction makes new versions of facts, a refusal gives its reasons. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(
			await answerObjection(
				locals.db,
				idOf(params.notice),
				idOf(params.objection),
				await readJson(request, answerInput),
			),
			201,
		),
	);
