import { answer, notFound } from '#lib/server/http/answers.ts';
import * as imports from '#lib/server/store/imports.ts';
import { problemsCsv } from '#lib/server/tasks/import-problems-csv.ts';
import type { RequestHandler } from './$types';

/** All problems of a batch as a table for Excel: UTF-8 with a mark, formulas defused. */
export const GET: RequestHandler = ({ params, locals }) =>
	answer(async () => {
		const id = Number(params.batch);
		const batch = Number.isSafeInteger(id) ? await imports.get(locals.db, id) : undefined;
		if (!batch) return notFound('导入批次', params.batch);
		return new Response(await problemsCsv(locals.db, id), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="import-${id}-problems.csv"`,
			},
		});
	});
