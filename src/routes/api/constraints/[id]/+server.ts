import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { answer, idOf, notFound, parse } from '#lib/server/http/answers.ts';
import { constraintDetail } from '#lib/server/tasks/constraints.ts';
import type { RequestHandler } from './$types';

const query = z.object({ run: z.coerce.number().int().optional() });

/** A constraint with its paper, its rule and the row it came from; in force or not on the run's day (or today). */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const { run } = parse(Object.fromEntries(url.searchParams), query);
		const found = await constraintDetail(locals.db, idOf(params.id), run);
		return found ? json(found) : notFound('空间管制', params.id);
	});
