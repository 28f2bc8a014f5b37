import { classingOf, classingText, type Classing } from './classing.ts';
import { colourByOf, type ColourBy } from './colour-by.ts';
import { NO_FILTERS, type Filters, type NumberRange } from './filters.ts';
import { groupOrderOf, LAYER_GROUPS, type LayerGroup } from './layer-order.ts';
import { opacitiesOf, opacitiesText, type Opacities } from './layer-look.ts';
import type { View } from './maplibre.ts';
import type { Selection, SelectionKind } from './selection.ts';

/** What of the screen stands in the URL. Defaults are not written, so a plain address is the plain screen. */
export interface UrlState {
	run: number | null;
	colourBy: ColourBy;
	classing: Classing;
	/** The run that the shown number is compared with; null: none. */
	versus: number | null;
	selection: Selection | null;
	hidden: LayerGroup[];
	/** Groups of layers from below; empty: the default order. */
	order: readonly LayerGroup[];
	/** Per cent by group; absent: as the layer is drawn. */
	opacity: Opacities;
	/** What lies under everything: `none`, `tianditu-vec`, `tianditu-img`, or `own:NAME`. */
	basemap: string;
	/** A marked place, CGCS2000 degrees. */
	place: readonly [lon: number, lat: number] | null;
	/** Slope classes are drawn. */
	slope: boolean;
	/** The ground stands in 3D. */
	tilted: boolean;
	/** Constraints of any day, not only those in force on the run's. */
	everyConstraint: boolean;
	filters: Filters;
	view: View | null;
}

const KINDS: SelectionKind[] = [
	'parcel',
	'park',
	'region',
	'low-slope',
	'constraint',
	'reserve',
	'approval',
	'enterprise',
];
const number = (text: string | null): number | null =>
	text !== null && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
const list = (text: string | null): string[] => (text ? text.split(',').filter(Boolean) : []);
const numbers = (text: string | null): number[] => list(text).map(Number).filter(Number.isInteger);

/** `taxPerMu:3..13`, either end may be missing. */
function rangeOf(text: string | null): NumberRange | null {
	const match = /^([\w.-]+(?::\w+)?):(-?[\d.e+-]*)\.\.(-?[\d.e+-]*)$/.exec(text ?? '');
	if (!match?.[1]) return null;
	const [from, to] = [number(match[2] ?? null), number(match[3] ?? null)];
	return from === null && to === null ? null : { of: match[1], from, to };
}
const rangeText = (range: NumberRange | null) =>
	range && `${range.of}:${range.from ?? ''}..${range.to ?? ''}`;
function placeOf(text: string | null): [number, number] | null {
	const [lon = null, lat = null] = (text ?? '').split(',').map(number);
	return lon !== null && lat !== null && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 ? [lon, lat] : null;
}
const BASEMAP = /^(none|tianditu-(vec|img)|own:[\p{L}\p{N} _.-]{1,40})$/u;

/** The search part of an address → state. What is not understood is left at its default. */
export function parseUrl(params: URLSearchParams): UrlState {
	const [kind, id] = (params.get('sel') ?? '').split(':');
	const known = KINDS.find((k) => k === kind);
	const selected = number(id ?? null);
	const [zoom, lat, lon] = (params.get('view') ?? '').split('/').map(Number);
	const isView = [zoom, lat, lon].every((n) => n !== undefined && Number.isFinite(n));
	const flags = list(params.get('flag'));
	const scale = params.get('scale');
	return {
		run: number(params.get('run')),
		colourBy: colourByOf(params.get('colour')) ?? 'grade',
		classing: classingOf(params.get('classes')),
		versus: number(params.get('vs')),
		selection: known && selected !== null ? { kind: known, id: selected } : null,
		hidden: list(params.get('hide')).filter((name): name is LayerGroup => name in LAYER_GROUPS),
		order: groupOrderOf(list(params.get('order'))),
		opacity: opacitiesOf(params.get('opacity')),
		basemap: BASEMAP.test(params.get('basemap') ?? '') ? (params.get('basemap') as string) : 'none',
		slope: params.get('slope') === '1',
		tilted: params.get('relief') === '3d',
		everyConstraint: params.get('constraints') === 'all',
		place: placeOf(params.get('place')),
		filters: {
			...NO_FILTERS,
			regions: numbers(params.get('region')),
			parks: numbers(params.get('park')),
			grades: list(params.get('grade')),
			flags: (['idle', 'low-efficiency'] as const).filter((flag) => flags.includes(flag)),
			stock: params.get('stock') === '1',
			minMu: number(params.get('min')),
			maxMu: number(params.get('max')),
			scale: scale === 'above' || scale === 'below' ? scale : null,
			range: rangeOf(params.get('range')),
		},
		view: isView ? { zoom: zoom as number, lat: lat as number, lon: lon as number } : null,
	};
}

/** State → the search part, keys always in the same order; empty where everything is at its default. */
export function writeUrl(state: UrlState): URLSearchParams {
	const { filters, view } = state;
	const params = new URLSearchParams();
	const put = (key: string, value: string | number | null) => {
		if (value !== null && value !== '') params.set(key, String(value));
	};
	put('run', state.run);
	put('colour', state.colourBy === 'grade' ? null : state.colourBy);
	put('classes', classingText(state.classing));
	put('vs', state.versus);
	put('sel', state.selection ? `${state.selection.kind}:${state.selection.id}` : null);
	put('hide', state.hidden.join(','));
	put('order', state.order.join(','));
	put('opacity', opacitiesText(state.opacity));
	put('basemap', state.basemap === 'none' ? null : state.basemap);
	put('slope', state.slope ? 1 : null);
	put('relief', state.tilted ? '3d' : null);
	put('constraints', state.everyConstraint ? 'all' : null);
	put('place', state.place && state.place.map((n) => n.toFixed(6)).join(','));
	put('region', filters.regions.join(','));
	put('park', filters.parks.join(','));
	put('grade', filters.grades.join(','));
	put('flag', filters.flags.join(','));
	put('stock', filters.stock ? 1 : null);
	put('min', filters.minMu);
	put('max', filters.maxMu);
	put('scale', filters.scale);
	put('range', rangeText(filters.range));
	// 5 decimals are a metre: the address stays short and the place the same.
	put('view', view && `${view.zoom.toFixed(2)}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}`);
	return params;
}

const KEYS = [
	'run',
	'colour',
	'classes',
	'vs',
	'sel',
	'hide',
	'order',
	'opacity',
	'basemap',
	'slope',
	'relief',
	'constraints',
	'place',
	'region',
	'park',
	'grade',
	'flag',
	'stock',
	'min',
	'max',
	'scale',
	'range',
	'view',
];

/** The search part of an address after a change of state: a child screen's own parameters stay as they are. */
export function searchOf(current: URLSearchParams, state: UrlState): string {
	const others = [...current].filter(([key]) => !KEYS.includes(key));
	const params = new URLSearchParams([...others, ...writeUrl(state)]);
	// `:`, `/` and `,` are allowed in a query: leave them readable.
	const text = params.toString().replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',');
	return text && `?${text}`;
}
