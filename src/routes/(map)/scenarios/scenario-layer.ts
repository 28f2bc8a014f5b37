import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { boundsOf, type Areal, type Bounds } from '#lib/domain/geometry/areal.ts';
import type { TouchedObject } from '#lib/domain/scenario/result.ts';
import { gradeColour } from '#lib/map/classes.ts';
import { among } from '#lib/map/layers/highlight.ts';
import { LABEL_FONT } from '#lib/map/maplibre.ts';
import { PALETTE } from '#lib/map/palette.ts';

const DRAWN = 'scenario-drawn';
const VACATED = 'scenario-vacated';
const LAYERS = [VACATED, `${DRAWN}-fill`, `${DRAWN}-line`, `${DRAWN}-label`];

/** Draws a scenario over the map: new outlines dashed with their name and grade, emptied parcels hatched. */
export function showScenario(map: MapLibre, objects: readonly TouchedObject[]): void {
	const features = objects.flatMap(({ outline, after, code, key }) =>
		outline && after
			? [
					{
						type: 'Feature' as const,
						properties: {
							key,
							label: after.grade === null ? code : `${code} · ${after.grade}`,
							colour: after.grade === null ? PALETTE.notRated : gradeColour(after.grade),
						},
						geometry: outline,
					},
				]
			: [],
	);
	const data = { type: 'FeatureCollection' as const, features };
	const source = map.getSource<GeoJSONSource>(DRAWN);
	if (source) void source.setData(data);
	else addLayers(map, data);
	const empty = objects.flatMap((o) =>
		o.id !== null && !o.outline && (o.emptied || !o.after) ? [o.id] : [],
	);
	if (map.getLayer(VACATED)) map.setFilter(VACATED, among(empty));
}

function addLayers(map: MapLibre, data: Parameters<GeoJSONSource['setData']>[0]): void {
	map.addSource(DRAWN, { type: 'geojson', data });
	const below = ['drawing-fill', 'county-label', 'park-label', 'parcel-label'].find((id) => map.getLayer(id));
	map.addLayer(
		{
			id: VACATED,
			type: 'fill',
			source: 'parcels',
			'source-layer': 'parcels',
			filter: among([]),
			paint: { 'fill-pattern': 'hatch-unknown' },
		},
		below,
	);
	map.addLayer(
		{
			id: `${DRAWN}-fill`,
			type: 'fill',
			source: DRAWN,
			paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.75 },
		},
		below,
	);
	map.addLayer(
		{
			id: `${DRAWN}-line`,
			type: 'line',
			source: DRAWN,
			layout: { 'line-join': 'round' },
			paint: { 'line-color': PALETTE.ink, 'line-width': 2, 'line-dasharray': [3, 2] },
		},
		below,
	);
	map.addLayer({
		id: `${DRAWN}-label`,
		type: 'symbol',
		source: DRAWN,
		minzoom: 11,
		layout: { 'text-field': ['get', 'label'], 'text-font': LABEL_FONT, 'text-size': 13 },
		paint: { 'text-color': PALETTE.ink, 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
	});
}

/** Takes everything off again when the screen is left. */
export function hideScenario(map: MapLibre): void {
	for (const id of LAYERS) if (map.getLayer(id)) map.removeLayer(id);
	if (map.getSource(DRAWN)) map.removeSource(DRAWN);
}

/** The box around some outlines; null where there is none. */
export function boxOf(outlines: readonly Areal[]): Bounds | null {
	const boxes = outlines.map(boundsOf);
	if (boxes.length === 0) return null;
	return [
		Math.min(...boxes.map((b) => b[0])),
		Math.min(...boxes.map((b) => b[1])),
		Math.max(...boxes.map((b) => b[2])),
		Math.max(...boxes.map((b) => b[3])),
	];
}
