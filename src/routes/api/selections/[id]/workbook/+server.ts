import { idOf, notFound } from '#lib/server/http/answers.ts';
import { fileResponse, langAsked } from '#lib/server/http/documents.ts';
import { selectionWorkbookFile } from '#lib/server/tasks/selection-document.ts';
import type { RequestHandler } from './$types';

/** The workbook of a selection: live formulas, sources, certificate. `?lang=` in another language than the reader's. */
export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const lang = langAsked(url, locals.lang);
	const file = await selectionWorkbookFile(locals.db, idOf(params.id), lang, request.signal);
	return file ? fileResponse(file) : notFound('优选方案', params.id);
};
