import { z } from 'zod';
import { answer, idOf, notFound, parse } from '#lib/server/http/answers.ts';
import { exportNotice, NOTICE_AUDIENCES, NOTICE_FORMATS } from '#lib/server/tasks/notice-export.ts';
import type { RequestHandler } from './$types';

const query = z.object({
	format: z.enum(NOTICE_FORMATS).default('xlsx'),
	for: z.enum(NOTICE_AUDIENCES).default('public'),
	edition: z.coerce.number().int().min(1).optional(),
});

/** The list as a file: `?format=xlsx|csv&for=public|internal`. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const asked = parse(Object.fromEntries(url.searchParams), query);
		const file = await exportNotice(locals.db, idOf(params.notice), asked, locals.lang);
		if (!file) return notFound('公示名单', params.notice);
		return new Response(file.bytes, {
			headers: {
				'content-type': file.type,
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
				'x-rows': String(file.rows),
			},
		});
	});
