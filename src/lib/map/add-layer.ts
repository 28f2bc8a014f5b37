import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { dressNew, orderOn } from './layer-look.ts';
import { beforeIdOf, LAYER_ORDER } from './layer-order.ts';

/**
 * Adds a layer at its place in the order in force (layer-order.ts by default), whatever is on the map already, and puts
 * the reader's opacity and visibility on it. An unknown id is a bug.
 */
export function addInOrder(map: MapLibre, layer: LayerSpecification): void {
	const id = LAYER_ORDER.find((known) => known === layer.id);
	if (id === undefined) throw new Error(`addInOrder: "${layer.id}", expected an id of layer-order.ts`);
	if (map.getLayer(id)) map.removeLayer(id);
	map.addLayer(
		layer,
		beforeIdOf(id, (other) => map.getLayer(other) !== undefined, orderOn(map)),
	);
	dressNew(map, id);
}
