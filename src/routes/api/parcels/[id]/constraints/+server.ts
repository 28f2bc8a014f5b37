import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { answer, idOf, notFound, parse } from '#lib/server/http/answers.ts';
import { parcelConflicts } from '#lib/server/tasks/constraints.ts';
import type { RequestHandler } from './$types';

const query = z.object({ run: z.coerce.number().int().optional() });

/** The constraints that a parcel runs into on the run's day (or today), measured by PostGIS. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const { run } = parse(Object.fromEntries(url.searchParams), query);
		const found = await parcelConflicts(locals.db, idOf(params.id), run);
		return found ? json(found) : notFound('宗地', params.id);
	});
