import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { answer, parse } from '#lib/server/http/answers.ts';
import { listShares } from '#lib/server/tasks/shares.ts';
import type { RequestHandler } from './$types';

const query = z.object({ year: z.coerce.number().int() });

/** Whose figures are split over several places in a year. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { year } = parse(Object.fromEntries(url.searchParams), query);
		return json(await listShares(locals.db, year));
	});
