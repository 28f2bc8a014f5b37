import type { LayerSpecification } from 'maplibre-gl';

export const HILLSHADE_SOURCE = 'terrain-hillshade';

/** Shaded relief, lit from the north-west; weak, so that what lies over it stays the picture. */
export const hillshade: LayerSpecification = {
	id: 'hillshade',
	type: 'hillshade',
	source: HILLSHADE_SOURCE,
	paint: {
		'hillshade-exaggeration': 0.45,
		'hillshade-shadow-color': '#3f4d4a',
		'hillshade-highlight-color': '#ffffff',
		'hillshade-accent-color': '#5c6a64',
		'hillshade-illumination-direction': 315,
	},
};
