import type { Map as MapLibre, VectorTileSource } from 'maplibre-gl';

/** Vector tile layers of the server; source, source-layer and URL carry the same name, feature ids are subject ids. */
export const TILE_LAYERS = [
	'regions',
	'constraints',
	'low-slope',
	'parks',
	'reserves',
	'approvals',
	'parcels',
	'buildings',
] as const;
export type TileLayer = (typeof TILE_LAYERS)[number];

const urlOf = (origin: string, name: TileLayer, stamp: string) =>
	`${origin}/tiles/${name}.json?at=${encodeURIComponent(stamp)}`;

/** Adds the sources by their TileJSON. `stamp` changes when the data behind them change (a new import). */
export function addSources(map: MapLibre, origin: string, stamp: string): void {
	for (const name of TILE_LAYERS)
		if (!map.getSource(name)) map.addSource(name, { type: 'vector', url: urlOf(origin, name, stamp) });
}

/** Reads the tiles anew, in place: the map, its view and its layers stay. */
export function refreshSources(map: MapLibre, origin: string, stamp: string): void {
	for (const name of TILE_LAYERS) map.getSource<VectorTileSource>(name)?.setUrl(urlOf(origin, name, stamp));
}
