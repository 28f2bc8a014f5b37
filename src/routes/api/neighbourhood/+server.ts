import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { answer, parse } from '#lib/server/http/answers.ts';
import { dataVersion } from '#lib/server/store/layers.ts';
import { neighbourhood } from '#lib/server/tasks/assess.ts';
import { nearColumns } from '#lib/server/tasks/near-columns.ts';
import type { RequestHandler } from './$types';

const query = z.object({
	bbox: z
		.string()
		.transform((text) => text.split(',').map(Number))
		.pipe(z.tuple([z.number(), z.number(), z.number(), z.number()])),
	run: z.coerce.number().int().optional(),
	/** The newest run of that data year, where no run is named. */
	year: z.coerce.number().int().optional(),
	/** `columns`: rows of numbers for the browser's worker (formats/columns-file.ts), and up to four times as many parcels. */
	format: z.enum(['json', 'columns']).optional(),
	/** The data version that the caller knows; named together with a run, the answer is kept by the browser. */
	version: z.coerce.number().int().optional(),
});

/** A run never changes, nor do the places of a data version: the same box is not fetched twice. */
const KEPT = 'private, max-age=3600';

/** Full-precision geometry and facts in a box (west,south,east,north). */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { bbox, run, year, format, version } = parse(Object.fromEntries(url.searchParams), query);
		if (format === 'columns') {
			const current =
				version !== undefined && run !== undefined && (await dataVersion(locals.db)) === version;
			return new Response(await nearColumns(locals.db, bbox, { run, year }), {
				headers: {
					'content-type': 'application/vnd.tenglong.columns',
					'cache-control': current ? KEPT : 'no-cache',
				},
			});
		}
		return json(await neighbourhood(locals.db, bbox, { run, year }), {
			headers: { 'cache-control': 'no-cache' },
		});
	});
