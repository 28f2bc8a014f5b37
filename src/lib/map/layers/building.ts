import type { LayerSpecification } from 'maplibre-gl';

const at = { source: 'buildings', 'source-layer': 'buildings', minzoom: 14 } as const;

/** Building footprints, over the parcel's colour and quieter than it. */
export const building: LayerSpecification[] = [
	{ id: 'building-fill', type: 'fill', ...at, paint: { 'fill-color': '#2b3438', 'fill-opacity': 0.16 } },
	{
		id: 'building-line',
		type: 'line',
		...at,
		paint: { 'line-color': '#2b3438', 'line-width': 0.6, 'line-opacity': 0.6 },
	},
];
