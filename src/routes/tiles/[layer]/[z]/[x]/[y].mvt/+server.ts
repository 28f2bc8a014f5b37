import { notFound } from '#lib/server/http/answers.ts';
import * as layers from '#lib/server/store/layers.ts';
import { constraintOnTile } from '#lib/server/tasks/constraints.ts';
import { layerTile, packed } from '#lib/server/tiles/layer-tile.ts';
import type { RequestHandler } from './$types';

/** Smaller tiles travel in one packet as they are. */
const LEAST_PACKED = 1400;

export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const [z, x, y] = [params.z, params.x, params.y].map(Number) as [number, number, number];
	const inside = (n: number) => Number.isInteger(n) && n >= 0 && n < 2 ** z;
	if (
		!(params.layer in layers.LAYERS) ||
		!Number.isInteger(z) ||
		z < 0 ||
		z > 22 ||
		!inside(x) ||
		!inside(y)
	) {
		return notFound('瓦片', `${params.layer}/${params.z}/${params.x}/${params.y}`);
	}
	const version = await layers.dataVersion(locals.db);
	const tag = `"${version}-${params.layer}-${z}-${x}-${y}"`;
	// `v` names the data version: such a tile never changes; without it the client asks again each time
	const keep =
		url.searchParams.get('v') === String(version) ? 'public, max-age=86400, immutable' : 'no-cache';
	const headers = { etag: tag, 'cache-control': keep };
	if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
	const name = params.layer as layers.LayerName;
	const carried = name === 'constraints' ? constraintOnTile : undefined;
	const tile = await layerTile(locals.db, name, z, x, y, version, carried);
	const type = { ...headers, 'content-type': 'application/vnd.mapbox-vector-tile', vary: 'accept-encoding' };
	if (tile.length < LEAST_PACKED || !/\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''))
		return new Response(tile as Uint8Array<ArrayBuffer>, { headers: type });
	return new Response((await packed(tile)) as Uint8Array<ArrayBuffer>, {
		headers: { ...type, 'content-encoding': 'gzip' },
	});
};
