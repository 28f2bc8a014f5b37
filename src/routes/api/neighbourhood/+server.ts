import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { answer, parse } from '#lib/server/http/answers.ts';
import { neighbourhood } from '#lib/server/tasks/assess.ts';
import type { RequestHandler } from './$types';

const query = z.object({
	bbox: z
		.string()
		.transform((text) => text.split(',').map(Number))
		.pipe(z.tuple([z.number(), z.number(), z.number(), z.number()])),
	run: z.coerce.number().int().optional(),
	/** The newest run of that data year, where no run is named. */
	year: z.coerce.number().int().optional(),
});

/** Full-precision geometry and facts in a box (west,south,east,north). */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { bbox, run, year } = parse(Object.fromEntries(url.searchParams), query);
		return json(await neighbourhood(locals.db, bbox, { run, year }), {
			headers: { 'cache-control': 'no-cache' },
		});
	});
