import { json } from '@sveltejs/kit';
import { objectionInput } from '#lib/api/notices.ts';
import { answer, idOf, orProblem, readJson } from '#lib/server/http/answers.ts';
import { fileObjection, listObjections } from '#lib/server/tasks/objections.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) =>
	json({ objections: await listObjections(locals.db, idOf(params.notice)) });

export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () =>
		orProblem(
			await fileObjection(locals.db, idOf(params.notice), await readJson(request, objectionInput)),
			201,
		),
	);
