import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { LABEL_FONT } from '../maplibre.ts';
import type { HatchName } from '../map-class.ts';
import { PARCEL_NUMBER } from '../parcel-letters.ts';

const at = { source: 'parcels', 'source-layer': 'parcels', minzoom: 9 } as const;

/** A parcel's own state on the map (`c` its class, `on` whether it passes the filters), set by parcel-paint.ts. */
const state = (name: string): ExpressionSpecification => ['feature-state', name];
/** Determined by a recorded paper: a heavy solid outline (look.md). */
const solid: ExpressionSpecification = ['boolean', state('solid'), false];
/** Width at each zoom: of a solid outline, and of any other. */
const byZoom = (...stops: [zoom: number, solid: number, other: number][]): ExpressionSpecification => [
	'interpolate',
	['linear'],
	['zoom'],
	...stops.flatMap(([zoom, heavy, light]): (number | ExpressionSpecification)[] => [
		zoom,
		['case', solid, heavy, light],
	]),
];
const passes: ExpressionSpecification = ['boolean', state('on'), true];

const hatchedBy = (pattern: HatchName): ExpressionSpecification => [
	'case',
	['all', passes, ['==', ['coalesce', state('hatch'), ''], pattern]],
	0.8,
	0,
];

/** Hatches that are on the map only while the parcels are coloured by batch. */
export const BATCH_HATCHES = ['hatch-supply', 'hatch-swap', 'hatch-formalities'] as const;
export const HATCH_ON = { minzoom: at.minzoom, maxzoom: 24 };
export const HATCH_OFF = { minzoom: 24, maxzoom: 24 };

/** Fill and lines of the parcels. Colours are set by parcel-paint.ts from the classes that the legend shows. */
export const parcel: LayerSpecification[] = [
	{
		id: 'parcel-fill',
		type: 'fill',
		...at,
		paint: {
			'fill-color': ['to-color', ['coalesce', state('colour'), '#e6eae9']],
			'fill-opacity': ['case', passes, 0.7, 0.1],
			'fill-antialias': false,
		},
	},
	{
		id: 'parcel-hatch',
		type: 'fill',
		...at,
		paint: {
			'fill-pattern': 'hatch-idle',
			'fill-opacity': hatchedBy('hatch-idle'),
		},
	},
	...BATCH_HATCHES.map((pattern): LayerSpecification => ({
		id: `parcel-${pattern}`,
		type: 'fill',
		...at,
		// parcel-paint.ts brings it on while the map is coloured so: a layer costs with every change of colour
		...HATCH_OFF,
		paint: { 'fill-pattern': pattern, 'fill-opacity': hatchedBy(pattern) },
	})),
	{
		id: 'parcel-line',
		type: 'line',
		...at,
		// Further out a parcel is a pixel or three, and the tiles hold the largest of each: lines would hide the colours.
		minzoom: 11,
		paint: {
			'line-color': ['case', solid, '#7a1c0a', '#3d494e'],
			'line-width': byZoom([11, 1.4, 0.3], [14, 2.4, 0.7], [17, 3.2, 1.4]),
			'line-opacity': ['case', ['boolean', state('dash'), false], 0.25, passes, 0.75, 0.2],
		},
	},
	{
		id: 'parcel-dash',
		type: 'line',
		...at,
		minzoom: 11,
		paint: {
			'line-color': '#3d494e',
			'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.5, 14, 0.9, 17, 1.5],
			'line-dasharray': [3, 2.5],
			'line-opacity': ['case', ['all', passes, ['boolean', state('dash'), false]], 0.9, 0],
		},
	},
	{
		id: 'parcel-label',
		type: 'symbol',
		source: 'parcels',
		'source-layer': 'parcels-label',
		minzoom: 15,
		layout: {
			'text-field': PARCEL_NUMBER,
			'text-font': LABEL_FONT,
			'text-size': 11,
			'text-padding': 3,
		},
		paint: {
			'text-color': '#1b2326',
			'text-halo-color': 'rgb(255 255 255 / 85%)',
			'text-halo-width': 1.4,
		},
	},
];
