import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { beforeIdOf, LAYER_ORDER, type LayerId } from './layer-order.ts';

/** Adds a layer at its place in layer-order.ts, whatever is on the map already. An unknown id is a bug. */
export function addInOrder(map: MapLibre, layer: LayerSpecification): void {
	const id = LAYER_ORDER.find((known) => known === layer.id);
	if (id === undefined) throw new Error(`addInOrder: "${layer.id}", expected an id of layer-order.ts`);
	if (map.getLayer(id)) map.removeLayer(id);
	map.addLayer(
		layer,
		beforeIdOf(id, (other) => map.getLayer(other) !== undefined),
	);
}

/** Shows or hides layers; those that are not on the map (yet) are passed over. */
export function setVisible(map: MapLibre, ids: readonly LayerId[], visible: boolean): void {
	for (const id of ids)
		if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none');
}
