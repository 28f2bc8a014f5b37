import type { LayerSpecification } from 'maplibre-gl';
import { LABEL_FONT } from '../maplibre.ts';

const at = { source: 'parks', 'source-layer': 'parks' } as const;

/** Parks: an outline heavier than a parcel's, name from z11 (a dot of colour from further out, so that they are found). */
export const park: LayerSpecification[] = [
	{
		id: 'park-fill',
		type: 'fill',
		...at,
		paint: {
			'fill-color': '#6e7c82',
			'fill-opacity': ['interpolate', ['linear'], ['zoom'], 8, 0.5, 11, 0.16, 14, 0.06],
		},
	},
	{
		id: 'park-line',
		type: 'line',
		...at,
		paint: { 'line-color': '#3c474c', 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1, 14, 2.4] },
	},
	{
		id: 'park-label',
		type: 'symbol',
		...at,
		minzoom: 10,
		maxzoom: 15.5,
		layout: {
			'text-field': ['get', 'name'],
			'text-font': LABEL_FONT,
			'text-size': 13,
			'text-max-width': 12,
			'text-padding': 4,
		},
		paint: { 'text-color': '#1b2326', 'text-halo-color': '#ffffff', 'text-halo-width': 1.8 },
	},
];
