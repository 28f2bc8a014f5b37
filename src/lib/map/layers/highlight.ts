import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { PALETTE } from '../palette.ts';
import type { TileLayer } from '../sources.ts';

/** What can be chosen or pointed at on the map, and the tile layer that draws it. */
const NONE: FilterSpecification = ['==', ['id'], -1];

const line = (
	id: 'hover-line' | 'selection-casing' | 'selection-line' | 'mark-line',
	source: TileLayer,
	colour: string,
	width: number,
): LayerSpecification => ({
	id,
	type: 'line',
	source,
	'source-layer': source,
	filter: NONE,
	layout: { 'line-join': 'round' },
	paint: { 'line-color': colour, 'line-width': width },
});

/** The outline under the pointer: thin, dark. */
export const hoverLayers = (source: TileLayer) => [line('hover-line', source, PALETTE.ink, 1.8)];

/** The chosen object: a 3 px accent halo over a white casing, never a change of fill. */
export const selectionLayers = (source: TileLayer) => [
	line('selection-casing', source, '#ffffff', 6),
	line('selection-line', source, PALETTE.accent, 3),
];

/** Parcels that a child screen points out (a shortlist's items). */
export const markLayers = (): LayerSpecification[] => [line('mark-line', 'parcels', PALETTE.accent, 2)];

export const only = (id: number): FilterSpecification => ['==', ['id'], id];
export const among = (ids: readonly number[]): FilterSpecification =>
	ids.length === 0 ? NONE : ['match', ['id'], [...ids], true, false];
