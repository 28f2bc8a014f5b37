import type { FilterSpecification, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { beforeIdOf } from '#lib/map/layer-order.ts';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';

const SOURCE = 'low-slope-found';
const FILL = 'low-slope-found-fill';
const LINE = 'low-slope-found-line';
const HALO = 'low-slope-found-halo';
const LABEL = 'low-slope-found-label';

/** Olive from pale to full by the score; without one a pattern-less pale fill with the same edge. */
const LAYERS: LayerSpecification[] = [
	{
		id: FILL,
		type: 'fill',
		source: SOURCE,
		paint: {
			'fill-color': [
				'case',
				['==', ['get', 'score'], null],
				'#ffffff',
				['interpolate', ['linear'], ['get', 'score'], 0, '#f1f1d6', 50, '#c9c98a', 100, PALETTE.lowSlope],
			],
			'fill-opacity': 0.75,
		},
	},
	{ id: LINE, type: 'line', source: SOURCE, paint: { 'line-color': '#5a5a20', 'line-width': 1.2 } },
	{
		id: HALO,
		type: 'line',
		source: SOURCE,
		filter: ['==', ['id'], -1],
		paint: { 'line-color': PALETTE.accent, 'line-width': 3 },
	},
	{
		id: LABEL,
		type: 'symbol',
		source: SOURCE,
		minzoom: 11,
		layout: {
			'text-field': ['to-string', ['get', 'no']],
			'text-font': LABEL_FONT,
			'text-size': 12,
			'symbol-sort-key': ['get', 'no'],
		},
		paint: { 'text-color': '#2c2c0c', 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
	},
];

/** Shows the blocks of a search over the low-slope layer and under the parks; a search's outlines never change. */
export function showFound(map: MapLibre, search: number | null): void {
	hideFound(map);
	if (search === null) return;
	map.addSource(SOURCE, {
		type: 'geojson',
		data: `${location.origin}/api/low-slope/searches/${search}/outlines`,
	});
	const below = beforeIdOf('low-slope-line', (id) => map.getLayer(id) !== undefined);
	for (const layer of LAYERS) map.addLayer(layer, layer.type === 'symbol' ? undefined : below);
}

/** Rings the chosen block. */
export function ringFound(map: MapLibre, no: number | null): void {
	const filter: FilterSpecification = ['==', ['id'], no ?? -1];
	if (map.getLayer(HALO)) map.setFilter(HALO, filter);
}

export function hideFound(map: MapLibre): void {
	for (const { id } of LAYERS) if (map.getLayer(id)) map.removeLayer(id);
	if (map.getSource(SOURCE)) map.removeSource(SOURCE);
}

/** Clicks on blocks; answers its end. */
export function listenToBlocks(map: MapLibre, onclick: (no: number | null) => void): () => void {
	const at = (point: { x: number; y: number }) => {
		if (!map.getLayer(FILL)) return null;
		const [feature] = map.queryRenderedFeatures([point.x, point.y], { layers: [FILL] });
		return typeof feature?.id === 'number' ? feature.id : null;
	};
	const click = (event: { point: { x: number; y: number } }) => onclick(at(event.point));
	const move = (event: { point: { x: number; y: number } }) => {
		map.getCanvas().style.cursor = at(event.point) === null ? '' : 'pointer';
	};
	map.on('click', click);
	map.on('mousemove', move);
	return () => {
		map.off('click', click);
		map.off('mousemove', move);
		map.getCanvas().style.cursor = '';
	};
}
