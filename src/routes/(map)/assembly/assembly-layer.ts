import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { AssemblyFound } from '#lib/api/assemblies.ts';
import { beforeIdOf } from '#lib/map/layer-order.ts';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';

const GRAPH = 'assembly-graph';
const OUTLINES = 'assembly-outlines';

/** How the alternatives are told apart, by line as well as by colour; dashes in line widths, and in pixels for the key. */
export const ALTERNATIVE_LINES: readonly { colour: string; dash: number[] | null; svgDash: string }[] = [
	{ colour: PALETTE.accent, dash: null, svgDash: 'none' },
	{ colour: PALETTE.swap, dash: [3, 1.5], svgDash: '9 4' },
	{ colour: PALETTE.supply, dash: [1, 1], svgDash: '3 3' },
	{ colour: PALETTE.formalities, dash: [4, 1, 1, 1], svgDash: '10 3 3 3' },
	{ colour: PALETTE.ink, dash: [2, 2], svgDash: '6 6' },
	{ colour: PALETTE.line, dash: [1, 2], svgDash: '3 6' },
];

const ALTERNATIVES: LayerSpecification[] = ALTERNATIVE_LINES.map(({ colour, dash }, i) => ({
	id: `assembly-alternative-${i + 1}`,
	type: 'line',
	source: OUTLINES,
	filter: ['==', ['get', 'no'], i + 1],
	paint: {
		'line-color': colour,
		'line-width': ['case', ['get', 'chosen'], 4.5, 2.2],
		...(dash ? { 'line-dasharray': dash } : {}),
	},
}));

const LAYERS: LayerSpecification[] = [
	{
		id: 'assembly-fill',
		type: 'fill',
		source: OUTLINES,
		filter: ['all', ['get', 'chosen'], ['has', 'no']],
		paint: { 'fill-color': PALETTE.accent, 'fill-opacity': 0.18 },
	},
	{
		id: 'assembly-edge',
		type: 'line',
		source: GRAPH,
		filter: ['==', ['get', 'kind'], 'edge'],
		minzoom: 11,
		paint: { 'line-color': PALETTE.ink, 'line-width': 1.4 },
	},
	{
		id: 'assembly-road',
		type: 'line',
		source: GRAPH,
		filter: ['==', ['get', 'kind'], 'road'],
		minzoom: 11,
		paint: { 'line-color': PALETTE.ink, 'line-width': 1.4, 'line-dasharray': [2, 2] },
	},
	{
		id: 'assembly-node',
		type: 'circle',
		source: GRAPH,
		filter: ['==', ['get', 'kind'], 'node'],
		minzoom: 11,
		paint: {
			'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.5, 15, 4.5],
			'circle-color': '#ffffff',
			'circle-stroke-color': PALETTE.ink,
			'circle-stroke-width': 1.4,
		},
	},
	...ALTERNATIVES,
	{
		id: 'assembly-rectangle',
		type: 'line',
		source: OUTLINES,
		filter: ['has', 'rectangle'],
		paint: { 'line-color': PALETTE.hard, 'line-width': 1.6, 'line-dasharray': [4, 2] },
	},
	{
		id: 'assembly-label',
		type: 'symbol',
		source: OUTLINES,
		filter: ['has', 'no'],
		layout: {
			'text-field': ['to-string', ['get', 'no']],
			'text-font': LABEL_FONT,
			'text-size': 14,
			'text-allow-overlap': true,
		},
		paint: { 'text-color': PALETTE.ink, 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
	},
];

/** Shows the graph of the candidates and the outlines of the alternatives, the chosen one filled and heavier. */
export function showAssembly(map: MapLibre, found: AssemblyFound | null, chosen: number): void {
	if (found === null) {
		hideAssembly(map);
		return;
	}
	put(map, GRAPH, graphOf(found));
	put(map, OUTLINES, outlinesOf(found, chosen));
	const below = beforeIdOf('drawing-fill', (id) => map.getLayer(id) !== undefined);
	for (const layer of LAYERS) {
		if (!map.getLayer(layer.id)) map.addLayer(layer, layer.type === 'symbol' ? undefined : below);
	}
}

export function hideAssembly(map: MapLibre): void {
	for (const { id } of LAYERS) if (map.getLayer(id)) map.removeLayer(id);
	for (const source of [GRAPH, OUTLINES]) if (map.getSource(source)) map.removeSource(source);
}

function put(map: MapLibre, id: string, data: FeatureCollection): void {
	const source = map.getSource<GeoJSONSource>(id);
	if (source) void source.setData(data);
	else map.addSource(id, { type: 'geojson', data });
}

function graphOf({ candidates, edges }: AssemblyFound): FeatureCollection {
	const at = new Map(candidates.map((c) => [c.id, c.at]));
	const nodes = candidates.map((c): Feature => ({
		type: 'Feature',
		properties: { kind: 'node' },
		geometry: { type: 'Point', coordinates: c.at },
	}));
	const lines = edges.flatMap(({ a, b, edgeM }): Feature[] => {
		const [from, to] = [at.get(a), at.get(b)];
		if (!from || !to) return [];
		const kind = edgeM > 0 ? 'edge' : 'road';
		return [
			{ type: 'Feature', properties: { kind }, geometry: { type: 'LineString', coordinates: [from, to] } },
		];
	});
	return { type: 'FeatureCollection', features: [...lines, ...nodes] };
}

function outlinesOf({ alternatives }: AssemblyFound, chosen: number): FeatureCollection {
	const features = alternatives.flatMap((one, i): Feature[] => {
		const isChosen = i + 1 === chosen;
		const outline: Feature = {
			type: 'Feature',
			properties: { no: i + 1, chosen: isChosen },
			geometry: one.outline,
		};
		if (!isChosen || !one.rectangle) return [outline];
		return [outline, { type: 'Feature', properties: { rectangle: true }, geometry: one.rectangle }];
	});
	return { type: 'FeatureCollection', features };
}
