import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

export type LayerName =
	'regions' | 'parks' | 'parcels' | 'buildings' | 'low-slope' | 'constraints' | 'reserves' | 'approvals';

interface LayerSource {
	table: string;
	/** SQL of the properties that a tile carries: ids and little else. */
	properties: string;
	/** Below this zoom the layer is not drawn. */
	minzoom: number;
	maxzoom: number;
	/** Features smaller than this many square pixels are left out below `maxzoom`. */
	label: boolean;
}

export const LAYERS: Record<LayerName, LayerSource> = {
	regions: {
		table: 'regions',
		properties: `'code', t.code, 'name', t.name`,
		minzoom: 0,
		maxzoom: 12,
		label: true,
	},
	parks: {
		table: 'parks',
		properties: `'code', t.code, 'name', t.name`,
		minzoom: 5,
		maxzoom: 14,
		label: true,
	},
	parcels: {
		table: 'parcels',
		properties: `'code', t.code, 'park', t.park_id, 'region', t.region_id`,
		minzoom: 9,
		maxzoom: 16,
		label: true,
	},
	buildings: { table: 'buildings', properties: `'code', t.code`, minzoom: 14, maxzoom: 16, label: false },
	'low-slope': {
		table: 'low_slope_blocks',
		properties: `'code', t.code, 'name', t.name`,
		minzoom: 8,
		maxzoom: 14,
		label: true,
	},
	// What is known by paper only has no geometry and is in no box.
	reserves: {
		table: 'reserves',
		properties: `'code', t.code, 'name', t.name, 'kind', coalesce(t.kind, 'reserve-land')`,
		minzoom: 8,
		maxzoom: 15,
		label: false,
	},
	approvals: {
		table: 'approvals',
		properties: `'code', t.code, 'name', t.name`,
		minzoom: 8,
		maxzoom: 15,
		label: false,
	},
	// All of them, whatever the day: `from` and `to` let the map show those in force on any day without asking again.
	constraints: {
		table: 'constraints',
		properties: `'code', t.code, 'name', t.name, 'kind', t.kind, 'level', t.level, 'grade', t.grade, 'from', t.valid_from, 'to', t.valid_to`,
		minzoom: 7,
		maxzoom: 15,
		label: true,
	},
};

export interface LayerFeature {
	id: number;
	/** WKB of the multipolygon. */
	geom: Buffer;
	label: [number, number] | null;
	properties: Record<string, string | number | null>;
}

/**
 * The live features of a layer that touch a box, simplified to `tolerance` degrees (0 = as stored).
 * Simplified geometry is for drawing only: no figure is ever taken from it.
 */
export async function inBox(
	db: Db,
	layer: LayerName,
	[west, south, east, north]: readonly [number, number, number, number],
	tolerance: number,
): Promise<LayerFeature[]> {
	const { table, properties, label } = LAYERS[layer];
	const { rows } = await db.query<{
		id: number;
		geom: Buffer;
		lon: number | null;
		lat: number | null;
		properties: Record<string, string | number | null>;
	}>(
		`select t.subject_id::int as id,
		        ST_AsBinary(case when $5::float8 > 0 then coalesce(ST_Simplify(t.geom, $5::float8, true), t.geom) else t.geom end) as geom,
		        ${label ? 'ST_X(ST_PointOnSurface(t.geom))' : 'null::float8'} as lon,
		        ${label ? 'ST_Y(ST_PointOnSurface(t.geom))' : 'null::float8'} as lat,
		        jsonb_build_object(${properties}) as properties
		   from ${table} t
		  where ${live('t')} and t.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490)
		  order by t.subject_id`,
		[west, south, east, north, tolerance],
	);
	return rows.map((r) => ({
		id: r.id,
		geom: r.geom,
		label: r.lon === null || r.lat === null ? null : [r.lon, r.lat],
		properties: r.properties,
	}));
}

/** Names of the files that live features came from, those with the most features first. */
export async function filesOf(
	db: Db,
	features: readonly (readonly [LayerName, readonly number[]])[],
): Promise<string[]> {
	const asked = features.filter(([, ids]) => ids.length > 0);
	if (asked.length === 0) return [];
	const parts = asked.map(
		([layer], i) =>
			`select t.batch_id from ${LAYERS[layer].table} t where ${live('t')} and t.subject_id = any($${i + 1}::bigint[])`,
	);
	const { rows } = await db.query<{ file: string }>(
		`select b.file_name as file from (${parts.join(' union all ')}) t join import_batches b on b.id = t.batch_id
		  group by b.file_name order by count(*) desc, b.file_name`,
		asked.map(([, ids]) => ids),
	);
	return rows.map((row) => row.file);
}

/** Live shapes of a layer by id, after `after`: the whole layer in parts. WKB is little-endian. */
export async function shapesAfter(
	db: Db,
	layer: LayerName,
	after: number,
	limit: number,
): Promise<{ id: number; geom: Buffer }[]> {
	const { rows } = await db.query<{ id: number; geom: Buffer }>(
		`select t.subject_id::int as id, ST_AsBinary(t.geom, 'NDR') as geom from ${LAYERS[layer].table} t
		  where ${live('t')} and t.subject_id > $1 order by t.subject_id limit $2`,
		[after, limit],
	);
	return rows;
}

/** Where the labels of a box stand, with the code that is written there; the largest shape first: it wins a collision. */
export async function labelsIn(
	db: Db,
	layer: LayerName,
	[west, south, east, north]: readonly [number, number, number, number],
): Promise<{ id: number; code: string; lon: number; lat: number }[]> {
	const { rows } = await db.query<{ id: number; code: string; lon: number; lat: number }>(
		`select l.id, l.code, ST_X(l.point) as lon, ST_Y(l.point) as lat
		   from (select t.subject_id::int as id, t.code, t.area_m2, ST_PointOnSurface(t.geom) as point from ${LAYERS[layer].table} t
		          where ${live('t')} and t.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490)) l
		  order by l.area_m2 desc nulls last, l.id`,
		[west, south, east, north],
	);
	return rows;
}

/** Box of a layer's live features, or null where it is empty. */
export async function extent(db: Db, layer: LayerName): Promise<[number, number, number, number] | null> {
	const { rows } = await db.query<{ box: [number, number, number, number] | null }>(
		`select case when count(*) > 0 then
		        array[min(ST_XMin(t.geom)), min(ST_YMin(t.geom)), max(ST_XMax(t.geom)), max(ST_YMax(t.geom))]::float8[] end as box
		   from ${LAYERS[layer].table} t where ${live('t')}`,
	);
	return rows[0]?.box ?? null;
}

/** Rises with every batch that goes live: tiles and neighbourhoods are cached by it. */
export async function dataVersion(db: Db): Promise<number> {
	const { rows } = await db.query<{ version: number }>(
		`select coalesce(max(id), 0)::int as version from import_batches where state = 'live'`,
	);
	return rows[0]?.version ?? 0;
}
