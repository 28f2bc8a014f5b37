import type { Db } from '#lib/server/database/db.ts';
import { terrainTile, type TerrainTileKind } from '#lib/server/tasks/terrain-tile.ts';
import { notFound } from './answers.ts';

/**
 * A PNG tile of the elevation models in use. With `v` (their stamp) it never changes; 204 where no model reaches or
 * none is in use.
 */
export async function terrainTileResponse(
	db: Db,
	kind: TerrainTileKind,
	params: { z: string; x: string; y: string },
	url: URL,
): Promise<Response> {
	const [z, x, y] = [params.z, params.x, params.y].map(Number) as [number, number, number];
	const inside = (n: number) => Number.isInteger(n) && n >= 0 && n < 2 ** z;
	if (!Number.isInteger(z) || z < 0 || z > 22 || !inside(x) || !inside(y))
		return notFound('瓦片', `${kind}/${params.z}/${params.x}/${params.y}`);
	const { stamp, tile } = await terrainTile(db, kind, z, x, y);
	const keep = url.searchParams.get('v') === stamp ? 'public, max-age=86400, immutable' : 'no-cache';
	const headers = { 'cache-control': keep };
	if (!tile) return new Response(null, { status: 204, headers });
	return new Response(tile as Uint8Array<ArrayBuffer>, {
		headers: { ...headers, 'content-type': 'image/png' },
	});
}
