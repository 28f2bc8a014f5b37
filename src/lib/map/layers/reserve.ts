import type { LayerSpecification } from 'maplibre-gl';
import { PALETTE } from '../palette.ts';

const at = { source: 'reserves', 'source-layer': 'reserves' } as const;

/** Reserve land: blue-grey; a standard workshop has the heavier outline. */
export const reserve: LayerSpecification[] = [
	{
		id: 'reserve-fill',
		type: 'fill',
		...at,
		paint: { 'fill-color': PALETTE.reserve, 'fill-opacity': 0.55 },
	},
	{
		id: 'reserve-line',
		type: 'line',
		...at,
		paint: {
			'line-color': '#4f6478',
			'line-width': ['match', ['get', 'kind'], 'standard-workshop', 2.5, 1.2],
		},
	},
];
