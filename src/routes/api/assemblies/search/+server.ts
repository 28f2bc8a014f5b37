import { assemblyRequest } from '#lib/api/assemblies.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { respondWithJob } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

/** A search is always a job: its result is where it is kept. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () => respondWithJob(locals.db, 'assembly', await readJson(request, assemblyRequest)));
