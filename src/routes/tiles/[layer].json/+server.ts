import { json } from '@sveltejs/kit';
import { notFound } from '#lib/server/http/answers.ts';
import * as layers from '#lib/server/store/layers.ts';
import type { RequestHandler } from './$types';

/** TileJSON 3.0 of a layer; its tiles' URL carries the data version, so that a tile may be kept. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	if (!(params.layer in layers.LAYERS)) return notFound('图层', params.layer);
	const name = params.layer as layers.LayerName;
	const { minzoom, maxzoom } = layers.LAYERS[name];
	const version = await layers.dataVersion(locals.db);
	return json(
		{
			tilejson: '3.0.0',
			name,
			tiles: [`${url.origin}/tiles/${name}/{z}/{x}/{y}.mvt?v=${version}`],
			minzoom,
			maxzoom,
			bounds: (await layers.extent(locals.db, name)) ?? [-180, -85, 180, 85],
			vector_layers: [
				{ id: name, fields: {} },
				{ id: `${name}-label`, fields: {} },
			],
		},
		{ headers: { 'cache-control': 'no-cache' } },
	);
};
