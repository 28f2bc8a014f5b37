import { notFound } from '#lib/server/http/answers.ts';
import * as runs from '#lib/server/store/runs.ts';
import { keptColumns } from '#lib/server/tasks/columns-kept.ts';
import { runColumns } from '#lib/server/tasks/columns.ts';
import type { RequestHandler } from './$types';

/** Arrow IPC of a run's parcels (`of=enterprise`: of its enterprises). A run never changes, so neither does this. */
export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const run = Number(params.run);
	if (!Number.isInteger(run) || (await runs.yearOf(locals.db, run)) === undefined)
		return notFound('评价', params.run);
	const names = (url.searchParams.get('names') ?? '').split(',').filter((name) => name !== '');
	const of = url.searchParams.get('of') === 'enterprise' ? 'enterprise' : 'parcel';
	const headers = {
		'content-type': 'application/vnd.apache.arrow.stream',
		'cache-control': 'private, max-age=31536000, immutable',
		vary: 'accept-encoding',
	};
	if (names.length > 0 || of === 'enterprise') {
		const bytes = await runColumns(locals.db, run, names, of);
		return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
	}
	const { bytes, packed } = await keptColumns(locals.db, run);
	if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''))
		return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
	return new Response(packed as Uint8Array<ArrayBuffer>, {
		headers: { ...headers, 'content-encoding': 'gzip' },
	});
};
