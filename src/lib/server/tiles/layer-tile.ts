import type { Db } from '#lib/server/database/db.ts';
import { readWkb } from '#lib/formats/wkb.ts';
import * as layers from '#lib/server/store/layers.ts';
import { makeTile, tileBox } from './tile.ts';

type Properties = layers.LayerFeature['properties'];

const KEPT_TILES = 2000;
// one process serves one database; the key begins with its data version
const kept = new Map<string, Uint8Array>();

/**
 * A layer's tile as MVT bytes, kept in memory until the data change. Indicators are not in it: they come as columns of
 * a run and are joined by feature id on the client.
 */
export async function layerTile(
	db: Db,
	layer: layers.LayerName,
	z: number,
	x: number,
	y: number,
	version: number,
	/** What the tile carries of a feature's properties; else all of them. */
	carried: (properties: Properties) => Properties = (properties) => properties,
): Promise<Uint8Array> {
	const key = `${version}/${layer}/${z}/${x}/${y}`;
	const known = kept.get(key);
	if (known) return known;
	// half a pixel of a 512 px tile; drawing only
	const tolerance = z >= layers.LAYERS[layer].maxzoom ? 0 : 360 / 2 ** z / 1024;
	const features = await layers.inBox(db, layer, tileBox(z, x, y), tolerance);
	const tile = makeTile(
		layer,
		features.map((f) => ({
			id: f.id,
			coordinates: readWkb(f.geom),
			label: f.label,
			properties: carried(f.properties),
		})),
		z,
		x,
		y,
	);
	kept.set(key, tile);
	if (kept.size > KEPT_TILES) kept.delete(kept.keys().next().value as string);
	return tile;
}
