import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as attachments from '#lib/server/store/attachments.ts';
import * as sources from '#lib/server/store/sources.ts';
import type { RequestHandler } from './$types';

/** An attachment's bytes, always as a download: what strangers sent in is not opened by this origin. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await attachments.get(locals.db, idOf(params.attachment));
	const file = found && (await sources.read(locals.db, found.hash));
	if (!found || !file) return notFound('附件', params.attachment);
	return new Response(file.bytes, {
		headers: {
			'content-type': 'application/octet-stream',
			'x-content-type-options': 'nosniff',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
		},
	});
};
