import type { LayerSpecification } from 'maplibre-gl';
import { PALETTE } from '../palette.ts';

const at = { source: 'low-slope', 'source-layer': 'low-slope' } as const;

/** 低丘缓坡 blocks: olive, with a pattern of dots so that colour is not the only sign. */
export const lowSlope: LayerSpecification[] = [
	{
		id: 'low-slope-fill',
		type: 'fill',
		...at,
		paint: { 'fill-pattern': 'dots-olive', 'fill-opacity': 0.8 },
	},
	{
		id: 'low-slope-line',
		type: 'line',
		...at,
		paint: { 'line-color': PALETTE.lowSlope, 'line-width': 1, 'line-dasharray': [3, 2] },
	},
];
