import type { LayerSpecification } from 'maplibre-gl';

export const SLOPE_SOURCE = 'slope';

/** Slope classes, cell by cell: drawn as they are, never blended into slopes that nobody found. */
export const slope: LayerSpecification = {
	id: 'slope',
	type: 'raster',
	source: SLOPE_SOURCE,
	paint: { 'raster-opacity': 0.7, 'raster-resampling': 'nearest', 'raster-fade-duration': 0 },
};
