import type { TileLayer } from './sources.ts';

export type SelectionKind =
	'parcel' | 'park' | 'region' | 'low-slope' | 'constraint' | 'reserve' | 'approval' | 'enterprise';

/** What is chosen: the subject's kind and id. An enterprise has no shape of its own: its parcels are marked. */
export interface Selection {
	kind: SelectionKind;
	id: number;
}

/** The tile layer that draws a kind, or null where it has no shape. */
export function tileLayerOf(kind: SelectionKind): TileLayer | null {
	return {
		parcel: 'parcels',
		park: 'parks',
		region: 'regions',
		'low-slope': 'low-slope',
		constraint: 'constraints',
		reserve: 'reserves',
		approval: 'approvals',
		enterprise: null,
	}[kind] as TileLayer | null;
}

export const sameSelection = (a: Selection | null, b: Selection | null): boolean =>
	a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id);
