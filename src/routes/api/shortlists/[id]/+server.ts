import { json } from '@sveltejs/kit';
import { shortlistInput } from '#lib/api/shortlists.ts';
import { answer, notFound, problemResponse, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/shortlists.ts';
import { exportShortlist, type ShortlistFormat } from '#lib/server/tasks/shortlist-export.ts';
import { getShortlist, saveShortlist } from '#lib/server/tasks/shortlist.ts';
import type { RequestHandler } from './$types';

/** The list as JSON, or as a file with `?format=csv`, `?format=xlsx` or `?format=geojson`. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const list = await getShortlist(locals.db, Number(params.id));
	if (!list) return notFound('清单', params.id);
	const format = url.searchParams.get('format');
	if (format !== 'csv' && format !== 'xlsx' && format !== 'geojson') return json(list);
	const file = await exportShortlist(locals.db, list, format satisfies ShortlistFormat, locals.lang);
	return new Response(file.bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${list.name}.${format}`)}`,
		},
	});
};

export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const saved = await saveShortlist(locals.db, await readJson(request, shortlistInput), Number(params.id));
		if ('id' in saved) return json(saved);
		return problemResponse(saved.code === 'not-found' ? 404 : 409, saved);
	});

export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, Number(params.id), true))
		? new Response(null, { status: 204 })
		: notFound('清单', params.id);

/** Brings a deleted list back: the page's undo. */
export const PATCH: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, Number(params.id), false))
		? new Response(null, { status: 204 })
		: notFound('清单', params.id);
