import type { Map as MapLibre } from 'maplibre-gl';

/** Vector tile layers of the server; source, source-layer and URL carry the same name, feature ids are subject ids. */
export const TILE_LAYERS = ['regions', 'low-slope', 'parks', 'parcels', 'buildings'] as const;
export type TileLayer = (typeof TILE_LAYERS)[number];

/** Adds the sources by their TileJSON. `stamp` changes when the data behind them change (a new import). */
export function addSources(map: MapLibre, origin: string, stamp: string): void {
	for (const name of TILE_LAYERS) {
		if (map.getSource(name)) continue;
		map.addSource(name, { type: 'vector', url: `${origin}/tiles/${name}.json?at=${encodeURIComponent(stamp)}` });
	}
}
