import { json } from '@sveltejs/kit';
import { moversQuery } from '#lib/api/runs.ts';
import { answer, notFound, parse } from '#lib/server/http/answers.ts';
import * as comparisons from '#lib/server/store/comparisons.ts';
import { knownComparison } from '#lib/server/tasks/compare-runs.ts';
import { moversFile } from '#lib/server/tasks/compare-export.ts';
import type { RequestHandler } from './$types';

/** The changed objects of a comparison, the most changed first; `format=csv|xlsx` downloads all that were asked for. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { a, b, format, ...filter } = Object.fromEntries(url.searchParams);
		const query = parse(filter, moversQuery);
		const known = await knownComparison(locals.db, { a: Number(a), b: Number(b) });
		if (!known) return notFound('这两次评价的比较', `${a}, ${b}`);
		if (format !== 'csv' && format !== 'xlsx')
			return json(await comparisons.movers(locals.db, known.id, query));
		const file = await moversFile(locals.db, known, query, format, locals.lang);
		const name = `compare-${a}-${b}-${query.kind}.${format}`;
		return new Response(new Uint8Array(file.bytes), {
			headers: {
				'content-type': file.type,
				'content-disposition': `attachment; filename="${name}"`,
				'x-rows': String(file.rows),
			},
		});
	});
