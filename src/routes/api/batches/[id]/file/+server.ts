import { answer, idOf, notFound } from '#lib/server/http/answers.ts';
import { fileResponse } from '#lib/server/http/file-response.ts';
import { batchFile } from '#lib/server/tasks/batch-export.ts';
import { planView } from '#lib/server/tasks/batch-view.ts';
import type { RequestHandler } from './$types';

/** The plan as a file: `?format=csv|xlsx`. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const year = Number(url.searchParams.get('year')) || undefined;
		const view = await planView(locals.db, idOf(params.id), year);
		if (!view) return notFound('处置计划', params.id);
		const format = url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv';
		return fileResponse(await batchFile(view, format, locals.lang));
	});
