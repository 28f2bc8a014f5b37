import { json } from '@sveltejs/kit';
import type { BasemapOffer } from '#lib/api/basemaps.ts';
import { product } from '#lib/server/http/product.ts';
import type { RequestHandler } from './$types';

/** Whether Tianditu can be had, and from which hosts other tiles; the token itself is told to nobody. */
export const GET: RequestHandler = async () => {
	const { config } = await product();
	const offer: BasemapOffer = {
		tianditu: config.tiandituToken !== undefined,
		hosts: [...config.basemapHosts],
	};
	return json(offer);
};
