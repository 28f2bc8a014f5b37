import { withdrawal } from '#lib/api/regradings.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { withdrawRegrading } from '#lib/server/tasks/regradings.ts';
import type { RequestHandler } from './$types';

/** Withdraws a re-grading with a reason; it stays in the record. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const { reason } = await readJson(request, withdrawal);
		return orProblem(await withdrawRegrading(locals.db, idOf(params.regrading), reason));
	});
