import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import { fileResponse, langAsked } from '#lib/server/http/documents.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import { selectionReportFile, selectionReportOf } from '#lib/server/tasks/selection-document.ts';
import { SELECTION_DOCUMENT, selectionDocumentOf } from '#lib/server/tasks/selection-document-job.ts';
import type { RequestHandler } from './$types';

/**
 * The report of a selection as PDF, or with `?format=json` in words for the page that prints it. `?lang=` as asked; the
 * PDF as a job with `Prefer: respond-async`, its file with `?job=`.
 */
export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const [id, lang, job] = [idOf(params.id), langAsked(url, locals.lang), url.searchParams.get('job')];
	const what = 'report';
	if (url.searchParams.get('format') === 'json') {
		const report = await selectionReportOf(locals.db, id, lang);
		return report ? json(report) : notFound('优选方案', params.id);
	}
	if (job === null && wantsJob(request))
		return respondWithJob(locals.db, SELECTION_DOCUMENT, { id, what, lang });
	const file =
		job === null
			? await selectionReportFile(locals.db, id, lang, request.signal)
			: await selectionDocumentOf(locals.db, idOf(job), { id, what });
	return file ? fileResponse(file) : notFound('优选方案', params.id);
};
