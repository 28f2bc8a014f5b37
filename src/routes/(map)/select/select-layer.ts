import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { SelectionCandidate } from '#lib/api/selections.ts';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';
import type { SelectRow } from './select-rows.ts';

const SOURCE = 'select-points';
const DOTS = 'select-dots';
const LOCKS = 'select-locks';
/** From here on a parcel is large enough to be seen by its own fill. */
const PARCELS_SEEN = 13;

const middleOf = ({ bbox: [west, south, east, north] }: SelectionCandidate): [number, number] => [
	(west + east) / 2,
	(south + north) / 2,
];

/**
 * Dots where the map is too small to show parcels, and a word on what is locked.
 * @param words what stands on a lock: in, out
 */
export function showSelected(
	map: MapLibre,
	rows: readonly SelectRow[],
	words: { in: string; out: string },
): void {
	const features = rows
		.filter(({ state, locked }) => state === 'chosen' || locked)
		.map(({ candidate, state, locked }) => ({
			type: 'Feature' as const,
			properties: { chosen: state === 'chosen', locked: locked ?? '', label: locked ? words[locked] : '' },
			geometry: { type: 'Point' as const, coordinates: middleOf(candidate) },
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
		maxzoom: PARCELS_SEEN,
		paint: {
			'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2.5, 13, 5],
			'circle-color': ['case', ['get', 'chosen'], PALETTE.accent, '#ffffff'],
			'circle-stroke-color': ['case', ['==', ['get', 'locked'], 'out'], PALETTE.hard, PALETTE.accent],
			'circle-stroke-width': 1.2,
		},
	});
	map.addLayer({
		id: LOCKS,
		type: 'symbol',
		source: SOURCE,
		minzoom: 10,
		filter: ['!=', ['get', 'label'], ''],
		layout: {
			'text-field': ['get', 'label'],
			'text-font': LABEL_FONT,
			'text-size': 12,
			'text-offset': [0, -1.1],
			'text-allow-overlap': true,
		},
		paint: {
			'text-color': '#ffffff',
			'text-halo-color': ['case', ['==', ['get', 'locked'], 'out'], PALETTE.hard, PALETTE.accent],
			'text-halo-width': 2.5,
		},
	});
}

/** Brings a row into view without changing the scale, where the scale shows parcels at all. */
export function bringIntoView(map: MapLibre, candidate: SelectionCandidate): void {
	if (map.getZoom() < PARCELS_SEEN - 2 || map.getBounds().contains(middleOf(candidate))) return;
	map.easeTo({ center: middleOf(candidate), duration: 300 });
}

/** Takes dots and locks off when the screen is left. */
export function hideSelected(map: MapLibre): void {
	for (const id of [DOTS, LOCKS]) if (map.getLayer(id)) map.removeLayer(id);
	if (map.getSource(SOURCE)) map.removeSource(SOURCE);
}
