import type {
	ExpressionInputType,
	ExpressionSpecification,
	GeoJSONSource,
	LayerSpecification,
	Map as MapLibre,
} from 'maplibre-gl';
import type { ShortlistItem } from '#lib/api/shortlists.ts';
import { among } from '#lib/map/layers/highlight.ts';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';

const SPOT = 'shortlist-spot';
const BLOCKS = 'shortlist-block-line';
/** From here on a parcel is large enough to be seen by its own outline. */
const PARCELS_SEEN = 13;

/** Ranks stand on the tiles' own label points, which lie inside the shape; where they collide the better rank stays. */
const RANKS = [
	{ id: 'shortlist-rank', kind: 'parcel', source: 'parcels' },
	{ id: 'shortlist-rank-park', kind: 'free-land', source: 'parks' },
	{ id: 'shortlist-rank-low-slope', kind: 'low-slope', source: 'low-slope' },
] as const;

/** The middle of an item's box. */
const middleOf = ({ bbox: [west, south, east, north] }: ShortlistItem): [number, number] => [
	(west + east) / 2,
	(south + north) / 2,
];

/** An expression that gives each listed feature its value, and `other` to the rest. */
const byId = (values: [number, ExpressionInputType][], other: ExpressionInputType): ExpressionSpecification =>
	['match', ['id'], ...values.flat(), other] as unknown as ExpressionSpecification;

/** Writes the ranks on the map, and outlines the listed low-slope blocks as the map outlines the parcels. */
export function showRanks(map: MapLibre, items: readonly ShortlistItem[]): void {
	outlineBlocks(map, items);
	for (const { id, kind, source } of RANKS) {
		const listed = items.filter((item) => item.kind === kind && item.mark !== 'dropped');
		if (listed.length === 0) {
			if (map.getLayer(id)) map.setFilter(id, among([]));
			continue;
		}
		if (!map.getLayer(id)) map.addLayer(rankLayer(id, source));
		const pinned = listed.filter((item) => item.mark === 'pinned').map((item) => item.id);
		const isPinned: ExpressionSpecification = ['in', ['id'], ['literal', pinned]];
		map.setFilter(id, among(listed.map((item) => item.id)));
		map.setLayoutProperty(
			id,
			'text-field',
			byId(
				listed.map((item) => [item.id, String(item.position)]),
				'',
			),
		);
		map.setLayoutProperty(
			id,
			'symbol-sort-key',
			byId(
				listed.map((item) => [item.id, item.position]),
				1e6,
			),
		);
		map.setPaintProperty(id, 'text-color', ['case', isPinned, '#ffffff', PALETTE.accent]);
		map.setPaintProperty(id, 'text-halo-color', ['case', isPinned, PALETTE.accent, '#ffffff']);
	}
}

function outlineBlocks(map: MapLibre, items: readonly ShortlistItem[]): void {
	const listed = items.filter((item) => item.kind === 'low-slope' && item.mark !== 'dropped');
	if (!map.getLayer(BLOCKS)) {
		if (listed.length === 0) return;
		const at = { source: 'low-slope', 'source-layer': 'low-slope' };
		const paint = { 'line-color': PALETTE.accent, 'line-width': 2 };
		const below = map.getLayer('mark-line') && 'mark-line';
		map.addLayer({ id: BLOCKS, type: 'line', ...at, layout: { 'line-join': 'round' }, paint }, below);
	}
	map.setFilter(BLOCKS, among(listed.map((item) => item.id)));
}

const rankLayer = (id: string, source: (typeof RANKS)[number]['source']): LayerSpecification => ({
	id,
	type: 'symbol',
	source,
	'source-layer': `${source}-label`,
	minzoom: 10,
	layout: {
		'text-font': LABEL_FONT,
		'text-size': ['interpolate', ['linear'], ['zoom'], 10, 10, 15, 13],
		'text-padding': 2,
		// Above the parcel's own number, where that is written.
		'text-offset': ['step', ['zoom'], ['literal', [0, 0]], 15, ['literal', [0, -0.9]]],
	},
	paint: { 'text-halo-width': 2 },
});

/** Rings the chosen item where the map is too small to show it, or takes the ring off. */
export function showSpot(map: MapLibre, item: ShortlistItem | null): void {
	const at = item ? [{ type: 'Point' as const, coordinates: middleOf(item) }] : [];
	const data = {
		type: 'FeatureCollection' as const,
		features: at.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry })),
	};
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
export function bringIntoView(map: MapLibre, item: ShortlistItem): void {
	if (map.getZoom() < PARCELS_SEEN - 2 || map.getBounds().contains(middleOf(item))) return;
	map.easeTo({ center: middleOf(item), duration: 300 });
}

/** Takes ranks, outlines and ring off when the screen is left. */
export function hideRanks(map: MapLibre): void {
	for (const id of [...RANKS.map((rank) => rank.id), BLOCKS, SPOT]) if (map.getLayer(id)) map.removeLayer(id);
	if (map.getSource(SPOT)) map.removeSource(SPOT);
}
