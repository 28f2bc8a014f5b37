import { notFound, problemResponse } from '#lib/server/http/answers.ts';
import { product } from '#lib/server/http/product.ts';
import { fetchPicture, tiandituAddress, TIANDITU_LAYERS } from '#lib/server/tiles/basemap.ts';
import { pictureResponse } from '#lib/server/http/picture.ts';
import { tileOf } from '#lib/server/tiles/tile-place.ts';
import type { RequestHandler } from './$types';

/** A tile of the national map service, fetched by the server with its own key. */
export const GET: RequestHandler = async ({ params }) => {
	const { config } = await product();
	const layer = TIANDITU_LAYERS.find((known) => known === params.layer);
	const at = tileOf(params);
	if (!layer || !at) return notFound('瓦片', `tianditu/${params.layer}/${params.z}/${params.x}/${params.y}`);
	if (config.tiandituToken === undefined)
		return problemResponse(404, {
			code: 'tianditu-token-missing',
			message: '没有设置天地图密钥。',
			path: 'TIANDITU_TOKEN',
			fix: '请管理员设置环境变量 TIANDITU_TOKEN，重启后再试。',
		});
	return pictureResponse(
		await fetchPicture(tiandituAddress(config.tiandituUrl, config.tiandituToken, layer, at.z, at.x, at.y)),
	);
};
