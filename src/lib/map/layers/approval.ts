import type { LayerSpecification } from 'maplibre-gl';

/** Conversion batches: an outline of long dashes, so that the parcels in them stay to be read. */
export const approval: LayerSpecification[] = [
	{
		id: 'approval-line',
		type: 'line',
		source: 'approvals',
		'source-layer': 'approvals',
		paint: {
			'line-color': '#6b4e8a',
			'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 14, 2],
			'line-dasharray': [6, 2, 1, 2],
		},
	},
];
