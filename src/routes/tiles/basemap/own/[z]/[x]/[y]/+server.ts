import { answer, notFound } from '#lib/server/http/answers.ts';
import { pictureResponse } from '#lib/server/http/picture.ts';
import { product } from '#lib/server/http/product.ts';
import { allowedAddress, fetchPicture, tileAddress } from '#lib/server/tiles/basemap.ts';
import { tileOf } from '#lib/server/tiles/tile-place.ts';
import type { RequestHandler } from './$types';

/** A tile of a host that the server was told it may fetch from; the reader's own template. */
export const GET: RequestHandler = ({ params, url }) =>
	answer(async () => {
		const at = tileOf(params);
		if (!at) return notFound('瓦片', `own/${params.z}/${params.x}/${params.y}`);
		const { config } = await product();
		const address = tileAddress(url.searchParams.get('url') ?? '', at.z, at.x, at.y);
		return pictureResponse(await fetchPicture(allowedAddress(address, config.basemapHosts)));
	});
