import type { Neighbourhood } from '#lib/api/assessment.ts';
import { parcelColumnsOf } from '#lib/domain/assessment/parcel-columns.ts';
import { flattenAreas } from '#lib/domain/geometry/flat-areas.ts';
import type { AreaList, NearColumns } from '#lib/formats/near-columns.ts';

/** The columns of a neighbourhood that came as JSON (the contract's shape): the same numbers, another form. */
export function nearOf(near: Neighbourhood): NearColumns {
	const { parcels, enterprises, parks, lowSlope, year, run, bbox, truncated } = near;
	return {
		year,
		run,
		bbox,
		truncated,
		parcels: parcelColumnsOf(parcels, new Map(enterprises.map((e, place) => [e.id, place]))),
		shapes: flattenAreas(parcels.map((p) => p.geometry)),
		firms: {
			ids: enterprises.map((e) => e.id),
			codes: enterprises.map((e) => e.code),
			names: enterprises.map((e) => e.name),
			grades: enterprises.map((e) => e.grade),
		},
		areas: { parks: listOf(parks), lowSlope: listOf(lowSlope) },
		...constraintsOf(near),
	};
}

function listOf(areas: Neighbourhood['parks']): AreaList {
	return {
		items: areas.map(({ geometry: _, ...item }) => item),
		shapes: flattenAreas(areas.map((a) => a.geometry)),
	};
}

function constraintsOf({
	constraints,
}: Neighbourhood): Pick<NearColumns, 'constraints' | 'constraintsAround'> {
	if (!constraints) return {};
	const { features, ...constraintsAround } = constraints;
	return {
		constraints: {
			items: features.map(({ geometry: _, ...constraint }) => constraint),
			shapes: flattenAreas(features.map((f) => f.geometry)),
		},
		constraintsAround,
	};
}
