/**
 * Every layer of the map, from below (look.md: hillshade, county, constraints, low-slope, park, parcel fill, parcel
 * line, building, selection, drawing, label). The one place that knows what lies over what: layers are added with
 * `beforeId`, so they may come in any order and from any part of the product.
 */
export const LAYER_ORDER = [
	'ground',
	'hillshade',
	'county-fill',
	'county-line',
	'constraint-fill',
	'constraint-line',
	'low-slope-fill',
	'low-slope-line',
	'park-fill',
	'park-line',
	'park-point',
	'parcel-fill',
	'parcel-hatch',
	'parcel-line',
	'parcel-dash',
	'building-fill',
	'building-line',
	'hover-line',
	'selection-casing',
	'selection-line',
	'mark-fill',
	'mark-line',
	'drawing-fill',
	'drawing-line',
	'drawing-point',
	'county-label',
	'park-label',
	'parcel-label',
] as const;
export type LayerId = (typeof LAYER_ORDER)[number];

/**
 * The id before which `id` must be added: the lowest layer above it that is on the map, or undefined for the top.
 * Layers that are not in the list (a drawing library's own) stay above every fill and line and below the labels.
 */
export function beforeIdOf(id: LayerId, isOnMap: (other: string) => boolean): string | undefined {
	return LAYER_ORDER.slice(LAYER_ORDER.indexOf(id) + 1).find(isOnMap);
}

/** Layers of one switch in the left rail. */
export const LAYER_GROUPS = {
	regions: ['county-fill', 'county-line', 'county-label'],
	'low-slope': ['low-slope-fill', 'low-slope-line'],
	parks: ['park-fill', 'park-line', 'park-point', 'park-label'],
	parcels: ['parcel-fill', 'parcel-hatch', 'parcel-line', 'parcel-dash', 'parcel-label'],
	buildings: ['building-fill', 'building-line'],
} as const satisfies Record<string, readonly LayerId[]>;
export type LayerGroup = keyof typeof LAYER_GROUPS;
