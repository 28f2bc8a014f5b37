import type {
	ExpressionInputType,
	ExpressionSpecification,
	GeoJSONSource,
	Map as MapLibre,
} from 'maplibre-gl';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';

const SOURCE = 'matching-sites';
const DOTS = 'matching-dots';
const LABELS = 'matching-labels';
const COUNTIES = 'matching-counties';

/** A site on the map: with the projects that sit on it, or free. */
export interface SiteDot {
	key: string;
	at: readonly [number, number];
	label: string;
	seated: boolean;
	chosen: boolean;
}

/** Draws the sites: filled where a project sits, a ring where not; the chosen one larger. */
export function showSites(map: MapLibre, dots: readonly SiteDot[]): void {
	const features = dots.map(({ at, ...properties }) => ({
		type: 'Feature' as const,
		properties,
		geometry: { type: 'Point' as const, coordinates: [...at] },
	}));
	const data = { type: 'FeatureCollection' as const, features };
	const source = map.getSource<GeoJSONSource>(SOURCE);
	if (source) {
		void source.setData(data);
		return;
	}
	map.addSource(SOURCE, { type: 'geojson', data });
	map.addLayer({
		id: DOTS,
		type: 'circle',
		source: SOURCE,
		paint: {
			'circle-radius': ['case', ['get', 'chosen'], 9, ['get', 'seated'], 6, 3.5],
			'circle-color': ['case', ['get', 'seated'], PALETTE.accent, '#ffffff'],
			'circle-stroke-color': ['case', ['get', 'seated'], '#ffffff', PALETTE.accent],
			'circle-stroke-width': 1.5,
		},
	});
	map.addLayer({
		id: LABELS,
		type: 'symbol',
		source: SOURCE,
		filter: ['get', 'seated'],
		layout: {
			'text-field': ['get', 'label'],
			'text-font': LABEL_FONT,
			'text-size': 12,
			'text-offset': [0, 1.1],
			'text-anchor': 'top',
		},
		paint: { 'text-color': PALETTE.accent, 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
	});
}

/** Fills counties by their change; a county without a colour keeps the ground's. */
export function showCounties(map: MapLibre, colours: readonly { id: number; colour: string }[]): void {
	if (colours.length === 0) {
		if (map.getLayer(COUNTIES)) map.removeLayer(COUNTIES);
		return;
	}
	const values: ExpressionInputType[] = colours.flatMap(({ id, colour }) => [id, colour]);
	const colour = ['match', ['id'], ...values, 'rgba(0,0,0,0)'] as unknown as ExpressionSpecification;
	if (map.getLayer(COUNTIES)) {
		map.setPaintProperty(COUNTIES, 'fill-color', colour);
		return;
	}
	map.addLayer(
		{
			id: COUNTIES,
			type: 'fill',
			source: 'regions',
			'source-layer': 'regions',
			paint: { 'fill-color': colour, 'fill-opacity': 0.7 },
		},
		map.getLayer('county-line') && 'county-line',
	);
}

/** The site under a click, or null. */
export function siteUnder(map: MapLibre, point: { x: number; y: number }): string | null {
	if (!map.getLayer(DOTS)) return null;
	const [hit] = map.queryRenderedFeatures([point.x, point.y], { layers: [DOTS] });
	return typeof hit?.properties['key'] === 'string' ? hit.properties['key'] : null;
}

/** Takes everything off when the screen is left. */
export function hideMatching(map: MapLibre): void {
	for (const id of [LABELS, DOTS, COUNTIES]) if (map.getLayer(id)) map.removeLayer(id);
	if (map.getSource(SOURCE)) map.removeSource(SOURCE);
}
