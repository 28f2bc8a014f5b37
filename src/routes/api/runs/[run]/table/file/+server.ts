import { runTableFileQuery } from '#lib/api/run-table.ts';
import { answer, idOf, notFound, readJson } from '#lib/server/http/answers.ts';
import { runTableFile } from '#lib/server/tasks/run-table-file.ts';
import type { RequestHandler } from './$types';

/** The rows that pass, or the chosen ones, as CSV, XLSX or tabs for the clipboard. */
export const POST: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const run = idOf(params.run);
		const query = await readJson(request, runTableFileQuery);
		const file = await runTableFile(locals.db, run, query, locals.lang);
		if (!file) return notFound('评价', params.run);
		return new Response(file.bytes as Uint8Array<ArrayBuffer>, {
			headers: {
				'content-type': file.type,
				'content-disposition': `attachment; filename="parcels-run-${run}.${query.format}"`,
				'x-rows': String(file.rows),
			},
		});
	});
