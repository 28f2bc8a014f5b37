/**
 * Every layer of the map, from below (look.md: hillshade, county, constraints, low-slope, park, parcel fill, parcel
 * line, building, selection, drawing, label). The one place that knows what lies over what: layers are added with
 * `beforeId`, so they may come in any order and from any part of the product.
 */
export const LAYER_ORDER = [
	'ground',
	'basemap',
	'basemap-annotation',
	'county-fill',
	// over the counties' even ground, which would hide it, and below their lines
	'hillshade',
	'slope',
	'county-line',
	'constraint-fill',
	'constraint-line',
	'low-slope-fill',
	'low-slope-line',
	'park-fill',
	'park-line',
	'park-point',
	'reserve-fill',
	'reserve-line',
	'parcel-fill',
	'parcel-hatch',
	'parcel-hatch-supply',
	'parcel-hatch-swap',
	'parcel-hatch-formalities',
	'parcel-line',
	'parcel-dash',
	'approval-line',
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
	'constraint-label',
	'county-label',
	'park-label',
	'parcel-label',
] as const;
export type LayerId = (typeof LAYER_ORDER)[number];

/**
 * The id before which `id` must be added: the lowest layer above it that is on the map, or undefined for the top.
 * Layers that are not in the list (a drawing library's own) stay above every fill and line and below the labels.
 */
export function beforeIdOf(
	id: LayerId,
	isOnMap: (other: string) => boolean,
	order: readonly LayerId[] = LAYER_ORDER,
): string | undefined {
	return order.slice(order.indexOf(id) + 1).find(isOnMap);
}

/** Layers of one switch in the left rail. */
export const LAYER_GROUPS = {
	basemap: ['basemap', 'basemap-annotation'],
	hillshade: ['hillshade'],
	slope: ['slope'],
	regions: ['county-fill', 'county-line', 'county-label'],
	constraints: ['constraint-fill', 'constraint-line', 'constraint-label'],
	'low-slope': ['low-slope-fill', 'low-slope-line'],
	parks: ['park-fill', 'park-line', 'park-point', 'park-label'],
	reserves: ['reserve-fill', 'reserve-line'],
	approvals: ['approval-line'],
	parcels: [
		'parcel-fill',
		'parcel-hatch',
		'parcel-hatch-supply',
		'parcel-hatch-swap',
		'parcel-hatch-formalities',
		'parcel-line',
		'parcel-dash',
		'parcel-label',
	],
	buildings: ['building-fill', 'building-line'],
} as const satisfies Record<string, readonly LayerId[]>;
export type LayerGroup = keyof typeof LAYER_GROUPS;

const isLabel = (id: LayerId): boolean => id.endsWith('-label');
const layersOf = (group: LayerGroup): readonly LayerId[] => LAYER_GROUPS[group];

/** The groups from below, as they lie by default: by the lowest of their layers. */
export const GROUP_ORDER: readonly LayerGroup[] = (Object.keys(LAYER_GROUPS) as LayerGroup[]).sort(
	(a, b) =>
		Math.min(...layersOf(a).map((id) => LAYER_ORDER.indexOf(id))) -
		Math.min(...layersOf(b).map((id) => LAYER_ORDER.indexOf(id))),
);

/** An order of groups as it is kept and shared; groups that it does not name stay where they lie. Empty: the default. */
export function groupOrderOf(names: readonly string[]): LayerGroup[] {
	const known = [...new Set(names)].filter((name): name is LayerGroup => name in LAYER_GROUPS);
	if (known.length === 0) return [];
	let next = 0;
	const order = GROUP_ORDER.map((group) => (known.includes(group) ? (known[next++] as LayerGroup) : group));
	return order.every((group, i) => group === GROUP_ORDER[i]) ? [] : order;
}

/**
 * Every layer from below with the groups in this order: they change places among themselves, fills and lines below
 * selection and drawing, labels above. An empty order is the default.
 */
export function layerOrderOf(groups: readonly LayerGroup[]): readonly LayerId[] {
	if (groups.length === 0) return LAYER_ORDER;
	const ours = new Set(groups.flatMap((group) => layersOf(group)));
	const inDefault = (ids: readonly LayerId[]) =>
		[...ids].sort((a, b) => LAYER_ORDER.indexOf(a) - LAYER_ORDER.indexOf(b));
	const moved = groups.flatMap((group) => inDefault(layersOf(group)));
	const bodies = moved.filter((id) => !isLabel(id));
	const labels = moved.filter(isLabel);
	return LAYER_ORDER.map((id) => {
		if (!ours.has(id)) return id;
		return (isLabel(id) ? labels.shift() : bodies.shift()) as LayerId;
	});
}
