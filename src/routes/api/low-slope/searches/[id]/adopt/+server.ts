import { adoptRequest } from '#lib/api/low-slope.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { adoptBlocks } from '#lib/server/tasks/low-slope-export.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const { blocks } = await readJson(request, adoptRequest);
		return orProblem(await adoptBlocks(locals.db, idOf(params.id), blocks));
	});
