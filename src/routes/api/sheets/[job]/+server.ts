import { idOf, notFound } from '#lib/server/http/answers.ts';
import { atlasFile } from '#lib/server/tasks/map-atlas.ts';
import type { RequestHandler } from './$types';

/** The document of an atlas job that is done, for a day. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const file = await atlasFile(locals.db, idOf(params.job));
	if (!file) return notFound('图集', params.job);
	return new Response(file.bytes, {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
		},
	});
};
