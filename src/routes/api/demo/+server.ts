import { json } from '@sveltejs/kit';
import { answer } from '#lib/server/http/answers.ts';
import { loadDemo } from '#lib/server/tasks/demo.ts';
import type { RequestHandler } from './$types';

/** Loads the synthetic demo region and answers what is then there. */
export const POST: RequestHandler = ({ locals }) => answer(async () => json(await loadDemo(locals.db)));
