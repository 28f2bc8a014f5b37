import { z } from 'zod';
import { answer, idOf, notFound, parse } from '#lib/server/http/answers.ts';
import { ASSEMBLY_FORMATS, exportAssembly } from '#lib/server/tasks/assembly-export.ts';
import type { RequestHandler } from './$types';

const query = z.object({ format: z.enum(ASSEMBLY_FORMATS) });

export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const { format } = parse(Object.fromEntries(url.searchParams), query);
		const file = await exportAssembly(locals.db, idOf(params.id), format, locals.lang);
		if (!file) return notFound('这份拼地方案', params.id);
		return new Response(file.bytes, {
			headers: {
				'content-type': file.type,
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			},
		});
	});
