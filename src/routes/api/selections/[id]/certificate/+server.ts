import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/selections.ts';
import { certificateFile } from '#lib/server/tasks/selection-certificate.ts';
import type { RequestHandler } from './$types';

/** Problem and certificate as a file that `tenglong solve --problem FILE --check FILE` takes. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await store.get(locals.db, idOf(params.id));
	if (!found) return notFound('优选方案', params.id);
	return new Response(JSON.stringify(certificateFile(found)), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${found.name}-证书.json`)}`,
		},
	});
};
