import { z } from 'zod';
import { answer, parse } from '#lib/server/http/answers.ts';
import { EXPORT_FORMATS, EXPORTS, exportData } from '#lib/server/tasks/export.ts';
import type { RequestHandler } from './$types';

const query = z.object({
	what: z.enum(EXPORTS),
	format: z.enum(EXPORT_FORMATS).default('csv'),
	run: z.coerce.number().int().optional(),
	id: z.coerce.number().int().optional(),
});

/** `/api/exports/results?run=4&format=csv`: a file to download. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const request = parse({ ...Object.fromEntries(url.searchParams), ...params }, query);
		const file = await exportData(locals.db, request, locals.lang);
		return new Response(file.bytes as Uint8Array<ArrayBuffer>, {
			headers: {
				'content-type': file.type,
				'content-disposition': `attachment; filename="${request.what}.${request.format}"`,
				'x-rows': String(file.rows),
			},
		});
	});
