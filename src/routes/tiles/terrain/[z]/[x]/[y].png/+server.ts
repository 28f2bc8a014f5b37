import { terrainTileResponse } from '#lib/server/http/terrain-tile.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, url, locals }) =>
	terrainTileResponse(locals.db, 'terrain', params, url);
