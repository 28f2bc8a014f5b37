import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl';
import {
	beforeIdOf,
	LAYER_GROUPS,
	LAYER_ORDER,
	layerOrderOf,
	type LayerGroup,
	type LayerId,
} from './layer-order.ts';

/** Per cent of its own opacity, by group of layers; 100 is not kept. */
export type Opacities = Partial<Record<LayerGroup, number>>;

/** `parcels:40,parks:80` → per cents; what is not understood is left out. */
export function opacitiesOf(text: string | null): Opacities {
	const opacities: Opacities = {};
	for (const part of (text ?? '').split(',')) {
		const [name = '', value = ''] = part.split(':');
		const percent = Number(value);
		if (!(name in LAYER_GROUPS) || value === '' || !Number.isInteger(percent)) continue;
		if (percent >= 0 && percent < 100) opacities[name as LayerGroup] = percent;
	}
	return opacities;
}

/** The short spelling of opacities for an address, groups in the order of the list. */
export function opacitiesText(opacities: Opacities): string {
	return (Object.keys(LAYER_GROUPS) as LayerGroup[])
		.flatMap((group) => {
			const percent = opacities[group];
			return percent === undefined || percent >= 100 ? [] : [`${group}:${percent}`];
		})
		.join(',');
}

/** How the reader wants the layers: order from below, what is hidden, how much each group covers. */
export interface LayerLook {
	order: readonly LayerGroup[];
	hidden: readonly LayerGroup[];
	opacity: Opacities;
	/** A basemap or hillshade lies under the counties: their ground is left out. */
	ground: boolean;
}

type Opacity = number | ExpressionSpecification | undefined;

interface Kept {
	look: LayerLook;
	layers: readonly LayerId[];
	/** The opacity each layer was added with. */
	own: Map<string, Opacity>;
}
const PLAIN: LayerLook = { order: [], hidden: [], opacity: {}, ground: true };
const looks = new WeakMap<MapLibre, Kept>();

function lookOf(map: MapLibre): Kept {
	const known = looks.get(map);
	if (known) return known;
	const kept: Kept = { look: PLAIN, layers: LAYER_ORDER, own: new Map() };
	looks.set(map, kept);
	return kept;
}

/** The order in force on a map, for whoever adds a layer to it. */
export const orderOn = (map: MapLibre): readonly LayerId[] => lookOf(map).layers;

/** Brings the layers that are on the map to a look; layers that come later get it as they are added. */
export function showLook(map: MapLibre, look: LayerLook): void {
	const kept = lookOf(map);
	const layers = layerOrderOf(look.order);
	const moved = layers.some((id, i) => id !== kept.layers[i]);
	kept.look = look;
	kept.layers = layers;
	const onMap = (id: string) => map.getLayer(id) !== undefined;
	if (moved)
		for (const id of layers.toReversed()) if (onMap(id)) map.moveLayer(id, beforeIdOf(id, onMap, layers));
	for (const id of layers) if (onMap(id)) dress(map, id);
}

/** A layer that was just added: its own opacity is remembered, and the look put on it. */
export function dressNew(map: MapLibre, id: LayerId): void {
	const { own } = lookOf(map);
	for (const property of opacityProperties(map, id))
		own.set(`${id} ${property}`, map.getPaintProperty(id, property) as Opacity);
	dress(map, id);
}

function dress(map: MapLibre, id: LayerId): void {
	const { look, own } = lookOf(map);
	const group = (Object.keys(LAYER_GROUPS) as LayerGroup[]).find((name) =>
		(LAYER_GROUPS[name] as readonly LayerId[]).includes(id),
	);
	if (!group) return;
	const visibility = look.hidden.includes(group) ? 'none' : 'visible';
	if ((map.getLayoutProperty(id, 'visibility') ?? 'visible') !== visibility)
		map.setLayoutProperty(id, 'visibility', visibility);
	const percent = id === 'county-fill' && !look.ground ? 0 : (look.opacity[group] ?? 100);
	for (const property of opacityProperties(map, id)) {
		const key = `${id} ${property}`;
		if (!own.has(key)) own.set(key, map.getPaintProperty(id, property) as Opacity);
		map.setPaintProperty(
			id,
			property,
			percent === 100 ? own.get(key) : times(own.get(key) ?? DEFAULTS[property], percent / 100),
		);
	}
}

type OpacityProperty =
	| 'fill-opacity'
	| 'line-opacity'
	| 'circle-opacity'
	| 'circle-stroke-opacity'
	| 'text-opacity'
	| 'icon-opacity'
	| 'raster-opacity'
	| 'hillshade-exaggeration'
	| 'fill-extrusion-opacity';

/** MapLibre's own values where a layer names none and they are not 1. */
const DEFAULTS: Partial<Record<OpacityProperty, number>> = { 'hillshade-exaggeration': 0.5 };

/** The paint properties by which a type of layer fades. Hillshade has none: its relief is drawn flatter. */
function opacityProperties(map: MapLibre, id: string): OpacityProperty[] {
	switch (map.getLayer(id)?.type) {
		case 'fill':
			return ['fill-opacity'];
		case 'line':
			return ['line-opacity'];
		case 'circle':
			return ['circle-opacity', 'circle-stroke-opacity'];
		case 'symbol':
			return ['text-opacity', 'icon-opacity'];
		case 'raster':
			return ['raster-opacity'];
		case 'hillshade':
			return ['hillshade-exaggeration'];
		case 'fill-extrusion':
			return ['fill-extrusion-opacity'];
		default:
			return [];
	}
}

/** An opacity times a factor. A zoom expression must stay outermost: the factor goes into what it gives at each stop. */
export function times(opacity: unknown, factor: number): number | ExpressionSpecification {
	if (opacity === undefined || opacity === null) return factor;
	if (typeof opacity === 'number') return opacity * factor;
	const expression = opacity as ExpressionSpecification;
	const [kind] = expression;
	const first = kind === 'interpolate' ? 4 : kind === 'step' ? 2 : null;
	if (first === null) return ['*', expression, factor];
	return expression.map((part, i) =>
		i >= first && i % 2 === 0 ? times(part, factor) : part,
	) as unknown as ExpressionSpecification;
}
