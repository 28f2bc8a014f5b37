import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { ShortlistItem } from '#lib/api/shortlists.ts';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';

const ID = 'shortlist-rank';

/** The ranks as points in the middle of their items; where they collide the better rank stays. */
export function ranksOf(items: readonly ShortlistItem[]) {
	return {
		type: 'FeatureCollection' as const,
		features: items
			.filter((item) => item.mark !== 'dropped')
			.map(({ position, mark, bbox: [west, south, east, north] }) => ({
				type: 'Feature' as const,
				properties: { rank: String(position), order: position, pinned: mark === 'pinned' },
				geometry: { type: 'Point' as const, coordinates: [(west + east) / 2, (south + north) / 2] },
			})),
	};
}

/** Writes the ranks on the map. */
export function showRanks(map: MapLibre, items: readonly ShortlistItem[]): void {
	const source = map.getSource<GeoJSONSource>(ID);
	if (source) {
		source.setData(ranksOf(items));
		return;
	}
	map.addSource(ID, { type: 'geojson', data: ranksOf(items) });
	map.addLayer({
		id: ID,
		type: 'symbol',
		source: ID,
		minzoom: 10,
		layout: {
			'text-field': ['get', 'rank'],
			'text-font': LABEL_FONT,
			'text-size': ['interpolate', ['linear'], ['zoom'], 10, 10, 15, 13],
			'text-padding': 2,
			'symbol-sort-key': ['get', 'order'],
		},
		paint: {
			'text-color': ['case', ['get', 'pinned'], '#ffffff', PALETTE.accent],
			'text-halo-color': ['case', ['get', 'pinned'], PALETTE.accent, '#ffffff'],
			'text-halo-width': 2,
		},
	});
}

/** Takes them off when the screen is left. */
export function hideRanks(map: MapLibre): void {
	if (map.getLayer(ID)) map.removeLayer(ID);
	if (map.getSource(ID)) map.removeSource(ID);
}
