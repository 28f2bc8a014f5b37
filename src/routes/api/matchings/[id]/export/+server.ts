import { idOf, notFound } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/matchings.ts';
import { matchingCsv } from '#lib/server/tasks/matching-export.ts';
import { DEFAULT_LANG, langOf } from '#lib/words/lang.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const found = await store.get(locals.db, idOf(params.id));
	if (!found) return notFound('落地方案', params.id);
	const lang = langOf(url.searchParams.get('lang') ?? '') ?? DEFAULT_LANG;
	return new Response(matchingCsv(found, lang), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${found.name}.csv`)}`,
		},
	});
};
