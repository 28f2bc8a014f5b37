import type { Map as MapLibre } from 'maplibre-gl';
import { addInOrder } from './add-layer.ts';
import { among, hoverLayers, markLayers, only, selectionLayers } from './layers/highlight.ts';
import { tileLayerOf, type Selection } from './selection.ts';

/** Draws the outline of an object in the layers made for its source, or takes them off the map. */
function outline(map: MapLibre, object: Selection | null, make: typeof selectionLayers, ids: string[]): void {
	const source = object && tileLayerOf(object.kind);
	const current = ids[0] === undefined ? undefined : map.getLayer(ids[0])?.source;
	if (!object || !source) {
		for (const id of ids) if (map.getLayer(id)) map.removeLayer(id);
		return;
	}
	// A line layer belongs to one source: another kind of object needs new ones.
	if (current !== source) for (const layer of make(source)) addInOrder(map, layer);
	for (const id of ids) map.setFilter(id, only(object.id));
}

export function showHover(map: MapLibre, object: Selection | null): void {
	outline(map, object, hoverLayers, ['hover-line']);
}

export function showSelection(map: MapLibre, object: Selection | null): void {
	outline(map, object, selectionLayers, ['selection-casing', 'selection-line']);
}

export function showMarks(map: MapLibre, parcels: readonly number[]): void {
	if (!map.getLayer('mark-line')) for (const layer of markLayers()) addInOrder(map, layer);
	map.setFilter('mark-line', among(parcels));
}
