import type { LayerSpecification } from 'maplibre-gl';
import { LABEL_FONT } from '../maplibre.ts';

const at = { source: 'parks', 'source-layer': 'parks' } as const;

/** Parks: an outline heavier than a parcel's, name from z11 (a dot from further out, so that they are found). */
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
		// From afar a park is a few pixels: a dot marks it until its outline can be seen.
		id: 'park-point',
		type: 'circle',
		source: 'parks',
		'source-layer': 'parks-label',
		maxzoom: 10.5,
		paint: {
			'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, 3.5, 10, 6],
			'circle-color': '#3c474c',
			'circle-stroke-color': '#ffffff',
			'circle-stroke-width': 1.5,
		},
	},
	{
		id: 'park-label',
		type: 'symbol',
		// Points that stand in one tile only: a name is written once.
		source: 'parks',
		'source-layer': 'parks-label',
		minzoom: 11,
		maxzoom: 15.5,
		layout: {
			'text-field': ['get', 'name'],
			'text-font': LABEL_FONT,
			'text-size': 13,
			'text-max-width': 12,
			'text-padding': 4,
			'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
			'text-radial-offset': 0.7,
		},
		paint: { 'text-color': '#1b2326', 'text-halo-color': '#ffffff', 'text-halo-width': 1.8 },
	},
];
