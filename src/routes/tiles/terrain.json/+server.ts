import { json } from '@sveltejs/kit';
import { notFound } from '#lib/server/http/answers.ts';
import { terrainInUse } from '#lib/server/tasks/terrain-list.ts';
import type { RequestHandler } from './$types';

/** TileJSON 3.0 of the heights; the tiles' URL carries the stamp of the models in use, so that a tile may be kept. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const found = await terrainInUse(locals.db);
	if (!found) return notFound('地形', 'terrain');
	return json(
		{
			tilejson: '3.0.0',
			name: 'terrain',
			encoding: 'terrarium',
			tileSize: 256,
			tiles: [`${url.origin}/tiles/terrain/{z}/{x}/{y}.png?v=${found.stamp}`],
			minzoom: 0,
			maxzoom: found.maxZoom,
			bounds: found.bbox,
		},
		{ headers: { 'cache-control': 'no-cache' } },
	);
};
