import type { Db } from '#lib/server/database/db.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import { heightTile } from '#lib/server/terrain/height-tile.ts';
import { slopeTile } from '#lib/server/terrain/slope-tile.ts';
import { keptTile } from '#lib/server/terrain/tile-cache.ts';

/** Tiles made of the elevation models: heights for relief and 3D, classes of slope. */
export type TerrainTileKind = 'terrain' | 'slope';

const MAKERS = { terrain: heightTile, slope: slopeTile };

/** A PNG tile of the models in use, made once and kept; `null` where none reaches. With the stamp it was made of. */
export async function terrainTile(
	db: Db,
	kind: TerrainTileKind,
	z: number,
	x: number,
	y: number,
): Promise<{ stamp: string; tile: Uint8Array | null }> {
	const stamp = await terrain.stamp(db);
	if (stamp === '') return { stamp, tile: null };
	return {
		stamp,
		tile: await keptTile(stamp, `${kind}/${z}/${x}/${y}.png`, () => MAKERS[kind](db, z, x, y)),
	};
}
