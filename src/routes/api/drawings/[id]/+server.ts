import { json } from '@sveltejs/kit';
import { drawingInput } from '#lib/api/drawings.ts';
import { answer, notFound, problemResponse, readJson } from '#lib/server/http/answers.ts';
import * as store from '#lib/server/store/drawings.ts';
import { getDrawing, saveDrawing } from '#lib/server/tasks/drawings.ts';
import type { RequestHandler } from './$types';

/** `?format=geojson` downloads the drawing as a feature. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const drawing = await getDrawing(locals.db, Number(params.id));
	if (!drawing) return notFound('图形', params.id);
	if (url.searchParams.get('format') !== 'geojson') return json(drawing);
	const { geometry, ...properties } = drawing;
	const file = encodeURIComponent(`${drawing.name}.geojson`);
	return json(
		{ type: 'FeatureCollection', features: [{ type: 'Feature', id: drawing.id, properties, geometry }] },
		{
			headers: {
				'content-type': 'application/geo+json',
				'content-disposition': `attachment; filename*=UTF-8''${file}`,
			},
		},
	);
};

export const PUT: RequestHandler = ({ params, request, locals }) =>
	answer(async () => {
		const saved = await saveDrawing(locals.db, await readJson(request, drawingInput), Number(params.id));
		if ('id' in saved) return json(saved);
		return problemResponse(saved.code === 'not-found' ? 404 : 409, saved);
	});

export const DELETE: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, Number(params.id), true))
		? new Response(null, { status: 204 })
		: notFound('图形', params.id);

/** Brings a deleted drawing back: the page's undo. */
export const PATCH: RequestHandler = async ({ params, locals }) =>
	(await store.setDeleted(locals.db, Number(params.id), false))
		? new Response(null, { status: 204 })
		: notFound('图形', params.id);
