import { json } from '@sveltejs/kit';
import { idOf, notFound } from '#lib/server/http/answers.ts';
import { fileResponse, langAsked } from '#lib/server/http/documents.ts';
import { selectionReportFile, selectionReportOf } from '#lib/server/tasks/selection-document.ts';
import type { RequestHandler } from './$types';

/** The report of a selection as PDF, or with `?format=json` in words for the page that prints it. `?lang=` as asked. */
export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const [id, lang] = [idOf(params.id), langAsked(url, locals.lang)];
	if (url.searchParams.get('format') === 'json') {
		const report = await selectionReportOf(locals.db, id, lang);
		return report ? json(report) : notFound('优选方案', params.id);
	}
	const file = await selectionReportFile(locals.db, id, lang, request.signal);
	return file ? fileResponse(file) : notFound('优选方案', params.id);
};
