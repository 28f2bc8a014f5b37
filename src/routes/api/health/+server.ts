import { json } from '@sveltejs/kit';
import { product } from '#lib/server/http/product.ts';
import { VERSION } from '#lib/server/version.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const { database } = await product();
	return json({
		status: 'ok',
		version: VERSION,
		database: { home: database.home, ...(await database.versions()) },
	});
};
