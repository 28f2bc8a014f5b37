import { idOf, notFound } from '#lib/server/http/answers.ts';
import { fileResponse, langAsked } from '#lib/server/http/documents.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import { selectionWorkbookFile } from '#lib/server/tasks/selection-document.ts';
import { SELECTION_DOCUMENT, selectionDocumentOf } from '#lib/server/tasks/selection-document-job.ts';
import type { RequestHandler } from './$types';

/**
 * The workbook of a selection: live formulas, sources, certificate. `?lang=` in another language than the reader's; a job
 * with `Prefer: respond-async`, its file with `?job=`.
 */
export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const [id, lang, job] = [idOf(params.id), langAsked(url, locals.lang), url.searchParams.get('job')];
	const what = 'workbook';
	if (job === null && wantsJob(request))
		return respondWithJob(locals.db, SELECTION_DOCUMENT, { id, what, lang });
	const file =
		job === null
			? await selectionWorkbookFile(locals.db, id, lang, request.signal)
			: await selectionDocumentOf(locals.db, idOf(job), { id, what });
	return file ? fileResponse(file) : notFound('优选方案', params.id);
};
