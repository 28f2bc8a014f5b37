import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { ShortlistItem } from '#lib/api/shortlists.ts';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';

const ID = 'shortlist-rank';
const SPOT = 'shortlist-spot';
/** From here on a parcel is large enough to be seen by its own outline. */
const PARCELS_SEEN = 13;

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
		void source.setData(ranksOf(items));
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

/** Rings the chosen item where the map is too small to show it, or takes the ring off. */
export function showSpot(map: MapLibre, item: ShortlistItem | null): void {
	const data = ranksOf(item ? [{ ...item, mark: null }] : []);
	const source = map.getSource<GeoJSONSource>(SPOT);
	if (source) {
		void source.setData(data);
		return;
	}
	map.addSource(SPOT, { type: 'geojson', data });
	map.addLayer({
		id: SPOT,
		type: 'circle',
		source: SPOT,
		maxzoom: PARCELS_SEEN,
		paint: {
			'circle-radius': 9,
			'circle-opacity': 0,
			'circle-stroke-color': PALETTE.accent,
			'circle-stroke-width': 3,
		},
	});
}

/** Brings an item into view without changing the scale, where the scale shows parcels at all. */
export function bringIntoView(map: MapLibre, { bbox: [west, south, east, north] }: ShortlistItem): void {
	const centre: [number, number] = [(west + east) / 2, (south + north) / 2];
	if (map.getZoom() < PARCELS_SEEN - 2 || map.getBounds().contains(centre)) return;
	map.easeTo({ center: centre, duration: 300 });
}

/** Takes them off when the screen is left. */
export function hideRanks(map: MapLibre): void {
	for (const id of [ID, SPOT]) {
		if (map.getLayer(id)) map.removeLayer(id);
		if (map.getSource(id)) map.removeSource(id);
	}
}
