import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Db } from '#lib/server/database/db.ts';
import { readWkb } from '#lib/formats/wkb.ts';
import * as layers from '#lib/server/store/layers.ts';
import { readLayerMemory, type LayerMemory } from './layer-memory.ts';
import { memoryTile, type MemoryLabel } from './memory-tile.ts';
import { makeTile, mercatorX, mercatorY, tileBox } from './tile.ts';

type Properties = layers.LayerFeature['properties'];

const KEPT_TILES = 2000;
// one process serves one database; the key begins with its data version
const kept = new Map<string, Uint8Array>();

const zip = promisify(gzip);
/** Packed tiles live as long as the tiles they were made of. */
const zipped = new WeakMap<Uint8Array, Promise<Uint8Array>>();

/** A tile as gzip, packed once. */
export function packed(tile: Uint8Array): Promise<Uint8Array> {
	let known = zipped.get(tile);
	if (!known) zipped.set(tile, (known = zip(tile)));
	return known;
}

/** Forgets the tiles that were made; the shapes stay. For benches. */
export const forgetTiles = (): void => kept.clear();

/** Layers of many shapes: held in memory, and a tile carries ids and outlines only. */
const IN_MEMORY: readonly layers.LayerName[] = ['parcels', 'buildings'];
/** Labels are drawn from z15 (lib/map/layers/parcel.ts); tiles of z14 are the ones drawn a little before. */
const LABELS_FROM = 14;
const memories = new Map<layers.LayerName, { version: number; memory: Promise<LayerMemory> }>();

/** The shapes of a layer as of a data version, read once whoever asks first. */
function memoryOf(db: Db, layer: layers.LayerName, version: number): Promise<LayerMemory> {
	const known = memories.get(layer);
	if (known?.version === version) return known.memory;
	const memory = readLayerMemory(db, layer);
	memories.set(layer, { version, memory });
	// What could not be read is read again by the next who asks.
	memory.catch(() => memories.delete(layer));
	return memory;
}

async function labelsOf(
	db: Db,
	layer: layers.LayerName,
	z: number,
	x: number,
	y: number,
): Promise<MemoryLabel[]> {
	if (!layers.LAYERS[layer].label || z < LABELS_FROM) return [];
	const found = await layers.labelsIn(db, layer, tileBox(z, x, y));
	return found.map(({ id, code, lon, lat }) => ({ id, text: code, x: mercatorX(lon), y: mercatorY(lat) }));
}

/** Reads the layers of many shapes before anybody asks for a tile, so that the first map does not wait for them. */
export async function warmTiles(db: Db): Promise<void> {
	const version = await layers.dataVersion(db);
	for (const layer of IN_MEMORY) await memoryOf(db, layer, version);
}

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
	const tile = IN_MEMORY.includes(layer)
		? memoryTile(await memoryOf(db, layer, version), layer, z, x, y, await labelsOf(db, layer, z, x, y))
		: await queriedTile(db, layer, z, x, y, carried);
	kept.set(key, tile);
	if (kept.size > KEPT_TILES) kept.delete(kept.keys().next().value as string);
	return tile;
}

async function queriedTile(
	db: Db,
	layer: layers.LayerName,
	z: number,
	x: number,
	y: number,
	carried: (properties: Properties) => Properties,
): Promise<Uint8Array> {
	// half a pixel of a 512 px tile; drawing only
	const tolerance = z >= layers.LAYERS[layer].maxzoom ? 0 : 360 / 2 ** z / 1024;
	const features = await layers.inBox(db, layer, tileBox(z, x, y), tolerance);
	return makeTile(
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
}
