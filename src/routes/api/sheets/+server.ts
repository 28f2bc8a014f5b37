import { sheetRequest } from '#lib/api/sheets.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { respondWithJob, wantsJob } from '#lib/server/http/respond.ts';
import { ATLAS } from '#lib/server/tasks/map-atlas.ts';
import { mapSheet, mapSheetPdf } from '#lib/server/tasks/map-sheet.ts';
import type { RequestHandler } from './$types';

/** A map sheet at exact scale: SVG, or `format=pdf`; an atlas as a job with `Prefer: respond-async`. */
export const POST: RequestHandler = ({ request, url, locals }) =>
	answer(async () => {
		const sheet = await readJson(request, sheetRequest);
		if (url.searchParams.get('format') === 'pdf') {
			if (sheet.atlas.length > 0 && wantsJob(request))
				return respondWithJob(locals.db, ATLAS, { sheet, lang: locals.lang });
			const file = await mapSheetPdf(locals.db, sheet, locals.lang);
			return new Response(file.bytes as Uint8Array<ArrayBuffer>, {
				headers: {
					'content-type': file.type,
					'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${sheet.title || 'map'}.pdf`)}`,
				},
			});
		}
		return new Response(await mapSheet(locals.db, sheet, locals.lang), {
			headers: { 'content-type': 'image/svg+xml; charset=utf-8' },
		});
	});
