import { placeOf } from './import-joins.ts';
import type { Field, RecordKind } from '#lib/domain/record-kinds/record-kind.ts';

/** A column that the swap writes: its name and the expression over `r` (staged), `p` (merged record) and `t` (live row). */
export interface TargetColumn {
	name: string;
	from: string;
	/** False for what follows from the rest (areas): a change of it alone makes no new version. */
	counts: boolean;
}

/** How the staged rows of a kind become versions in its table. */
export interface ImportTarget {
	table: string;
	subject: string;
	/** True where the row's own code names its subject; false where it hangs on one given by reference. */
	owned: boolean;
	/** Conditions, beside the subject, that pick the live row `t` a staged row supersedes. */
	match: string[];
	columns: TargetColumn[];
	geometry: boolean;
}

/** The SQL column of a field. */
export function columnOf(field: Field): string {
	return field.column ?? snake(field.name);
}

/** `areaM2` → `area_m2`. */
export function snake(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A row without a drawing (a table about parcels that are known) keeps the area with the drawing. */
const OWN_AREA = 'coalesce(r.area_m2, t.area_m2)';

const IN_REGION: TargetColumn = {
	name: 'region_id',
	from: placeOf('regions', 'coalesce(r.geom, t.geom)'),
	counts: false,
};

/** What a file may give and a kind's own table adds, by table: expressions that the field list cannot say. */
const SPECIAL: Record<string, TargetColumn[]> = {
	regions: [{ name: 'area_m2', from: OWN_AREA, counts: false }],
	parks: [{ name: 'area_m2', from: OWN_AREA, counts: false }, IN_REGION],
	constraints: [{ name: 'area_m2', from: OWN_AREA, counts: false }, IN_REGION],
	low_slope_blocks: [{ name: 'area_m2', from: OWN_AREA, counts: false }, IN_REGION],
	parcels: [
		IN_REGION,
		{ name: 'park_id', from: placeOf('parks', 'coalesce(r.geom, t.geom)'), counts: false },
		{ name: 'area_m2', from: OWN_AREA, counts: false },
		{
			name: 'plane_area_m2',
			from: `case when r.geom is null then t.plane_area_m2 else (r.payload->>'plane_area_m2')::numeric end`,
			counts: false,
		},
		{
			name: 'plane_crs',
			from: `case when r.geom is null then t.plane_crs else r.payload->>'plane_crs' end`,
			counts: false,
		},
	],
	// A given area goes before the drawing's; a drawing that comes without one replaces what was computed.
	reserves: [
		{
			name: 'area_m2',
			from: `coalesce((r.payload->>'area_m2')::numeric, r.area_m2, t.area_m2)`,
			counts: true,
		},
	],
	buildings: [
		{
			name: 'footprint_m2',
			from: `coalesce((r.payload->>'footprint_m2')::numeric, r.area_m2, t.footprint_m2)`,
			counts: true,
		},
		{ name: 'far_area_m2', from: 'p.far_area_m2', counts: true },
		{ name: 'storeys_of_unknown_height', from: 'coalesce(p.storeys_of_unknown_height, 0)', counts: true },
		{
			name: 'parcel_id',
			from: `case when r.payload ? 'parcel_id' or not coalesce(t.parcel_joined, false) then p.parcel_id end`,
			counts: true,
		},
	],
	enterprises: [{ name: 'code_scheme', from: `coalesce(p.code_scheme, 'uscc')`, counts: true }],
	occupancies: [{ name: 'role', from: `coalesce(p.role, 'owner')`, counts: true }],
};

const MATCH: Record<string, string[]> = {
	occupancies: [
		`t.parcel_id = (r.payload->>'parcel_id')::bigint`,
		`t.from_date is not distinct from (r.payload->>'from_date')::date`,
	],
	decisions: [`t.kind = r.payload->>'kind'`, `t.number is not distinct from r.payload->>'number'`],
	batch_tasks: [
		`t.year = (r.payload->>'year')::integer`,
		`t.batch = r.payload->>'batch'`,
		`t.month is not distinct from (r.payload->>'month')::integer`,
	],
	inspections: [`t.inspected_on = (r.payload->>'inspected_on')::date`],
};

/** The target of a kind whose rows stand one to one in its table (all but figures). */
export function targetOf(kind: RecordKind): ImportTarget {
	const special = SPECIAL[kind.table] ?? [];
	const named = new Set(special.map((column) => column.name));
	const fields = kind.fields
		.map(columnOf)
		.filter((name) => name !== '' && name !== 'subject_id' && !named.has(name));
	const owned = kind.fields.some((field) => field.name === 'code');
	return {
		table: kind.table,
		subject: kind.subject,
		owned,
		match: MATCH[kind.table] ?? [],
		columns: [
			...fields.map((name) => ({ name, from: name === 'code' ? 'r.code' : `p.${name}`, counts: true })),
			...special,
		],
		geometry: kind.geometry !== 'none',
	};
}
