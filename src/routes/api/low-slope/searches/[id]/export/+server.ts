import { z } from 'zod';
import { answer, idOf, notFound, parse } from '#lib/server/http/answers.ts';
import { exportSearch, LOW_SLOPE_FORMATS } from '#lib/server/tasks/low-slope-export.ts';
import type { RequestHandler } from './$types';

const query = z.object({ format: z.enum(LOW_SLOPE_FORMATS) });

export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const { format } = parse(Object.fromEntries(url.searchParams), query);
		const file = await exportSearch(locals.db, idOf(params.id), format, locals.lang);
		if (!file) return notFound('这次搜索', params.id);
		return new Response(file.bytes, {
			headers: {
				'content-type': file.type,
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			},
		});
	});
