import { json } from '@sveltejs/kit';
import { readWmtsCapabilities } from '#lib/formats/wmts-capabilities.ts';
import { answer, problemResponse } from '#lib/server/http/answers.ts';
import { product } from '#lib/server/http/product.ts';
import { allowedAddress, fetchText } from '#lib/server/tiles/basemap.ts';
import type { RequestHandler } from './$types';

/** The layers of a WMTS, read from its GetCapabilities by the server. */
export const GET: RequestHandler = ({ url }) =>
	answer(async () => {
		const { config } = await product();
		const text = await fetchText(allowedAddress(url.searchParams.get('url') ?? '', config.basemapHosts));
		if (typeof text !== 'string') return problemResponse(502, text);
		return json({ layers: readWmtsCapabilities(text) });
	});
