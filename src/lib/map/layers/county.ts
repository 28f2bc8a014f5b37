import type { LayerSpecification } from 'maplibre-gl';
import { LABEL_FONT } from '../maplibre.ts';
import { PALETTE } from '../palette.ts';

const at = { source: 'regions', 'source-layer': 'regions' } as const;

/** Counties: ground, outline, name from z8. Shown for orientation only: 示意,非法定界线. */
export const county: LayerSpecification[] = [
	{ id: 'county-fill', type: 'fill', ...at, paint: { 'fill-color': PALETTE.county } },
	{
		id: 'county-line',
		type: 'line',
		...at,
		paint: {
			'line-color': '#98a3a8',
			'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.6, 12, 1.5],
			'line-dasharray': [6, 2, 1, 2],
		},
	},
	{
		id: 'county-label',
		type: 'symbol',
		// Points that stand in one tile only: a name is written once.
		source: 'regions',
		'source-layer': 'regions-label',
		minzoom: 8,
		maxzoom: 12,
		layout: {
			'text-field': ['get', 'name'],
			'text-font': LABEL_FONT,
			'text-size': ['interpolate', ['linear'], ['zoom'], 8, 13, 11, 16],
			'text-letter-spacing': 0.15,
			'text-padding': 6,
		},
		paint: { 'text-color': '#5f6b70', 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
	},
];
