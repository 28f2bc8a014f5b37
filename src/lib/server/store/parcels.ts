import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

export interface ParcelPlace {
	id: number;
	code: string;
	park: { id: number; name: string } | null;
	region: { id: number; name: string } | null;
	landUse: string | null;
	tenure: string | null;
	holder: string | null;
	location: string | null;
	status: string | null;
	stockKind: string | null;
	registeredM2: number | null;
	ellipsoidalM2: number;
	planeM2: number | null;
	planeCrs: string | null;
	bbox: [number, number, number, number];
	batch: number;
	row: number | null;
}

/** A parcel as it was known at an instant, with the names of its park and county; undefined where it was not known. */
export async function get(db: Db, id: number, knownAt: string): Promise<ParcelPlace | undefined> {
	const { rows } = await db.query<ParcelPlace>(
		`select p.subject_id::int as id, p.code, p.land_use as "landUse", p.tenure, p.holder, p.location, p.status,
		        p.stock_kind as "stockKind", p.registered_area_m2::float8 as "registeredM2", p.area_m2::float8 as "ellipsoidalM2",
		        p.plane_area_m2::float8 as "planeM2", p.plane_crs as "planeCrs", p.batch_id::int as batch, p.row_no as row,
		        array[ST_XMin(p.geom), ST_YMin(p.geom), ST_XMax(p.geom), ST_YMax(p.geom)]::float8[] as bbox,
		        (select jsonb_build_object('id', k.subject_id, 'name', k.name) from parks k where k.subject_id = p.park_id and ${live('k', '$1')}) as park,
		        (select jsonb_build_object('id', r.subject_id, 'name', r.name) from regions r where r.subject_id = p.region_id and ${live('r', '$1')}) as region
		   from parcels p where p.subject_id = $2 and ${live('p', '$1')}`,
		[knownAt, id],
	);
	return rows[0];
}

export interface BuildingRecord {
	id: number;
	code: string;
	storeyCount: number | null;
	floorAreaM2: number | null;
	farAreaM2: number | null;
	footprintM2: number;
	storeysOfUnknownHeight: number;
	batch: number;
	row: number | null;
}

/** The buildings on a parcel. */
export async function buildings(db: Db, parcel: number, knownAt: string): Promise<BuildingRecord[]> {
	const { rows } = await db.query<BuildingRecord>(
		`select b.subject_id::int as id, b.code, b.storey_count as "storeyCount", b.floor_area_m2::float8 as "floorAreaM2",
		        b.far_area_m2::float8 as "farAreaM2", b.footprint_m2::float8 as "footprintM2",
		        b.storeys_of_unknown_height as "storeysOfUnknownHeight", b.batch_id::int as batch, b.row_no as row
		   from buildings b where b.parcel_id = $2 and ${live('b', '$1')} order by b.code`,
		[knownAt, parcel],
	);
	return rows;
}

/** The records behind some parcels and behind the first of their buildings, as known at an instant. */
export async function records(
	db: Db,
	ids: readonly number[],
	knownAt: string,
): Promise<
	{
		id: number;
		batch: number;
		row: number | null;
		buildingBatch: number | null;
		buildingRow: number | null;
	}[]
> {
	const { rows } = await db.query<Awaited<ReturnType<typeof records>>[number]>(
		`select p.subject_id::int as id, p.batch_id::int as batch, p.row_no as row, b.batch as "buildingBatch", b.row as "buildingRow"
		   from parcels p
		   left join lateral (select b.batch_id::int as batch, b.row_no as row from buildings b
		                       where b.parcel_id = p.subject_id and ${live('b', '$1')} order by b.code limit 1) b on true
		  where p.subject_id = any($2::bigint[]) and ${live('p', '$1')}`,
		[knownAt, ids],
	);
	return rows;
}

/** The boundary of a parcel or park as GeoJSON text, as it was known at an instant; undefined where it was not known. */
export async function outline(db: Db, id: number, knownAt: string): Promise<string | undefined> {
	const { rows } = await db.query<{ geometry: string }>(
		`select ST_AsGeoJSON(t.geom, 9) as geometry from parcels t where t.subject_id = $2 and ${live('t', '$1')}
		 union all
		 select ST_AsGeoJSON(t.geom, 9) from parks t where t.subject_id = $2 and ${live('t', '$1')}`,
		[knownAt, id],
	);
	return rows[0]?.geometry;
}

export interface Overlap {
	id: number;
	code: string;
	registeredM2: number | null;
	areaM2: number;
	overlapM2: number;
}

/** The parcels under a drawing with the covered area on the ellipsoid: the official figure. */
export async function under(db: Db, geomHex: string): Promise<Overlap[]> {
	const { rows } = await db.query<Overlap>(
		`select p.subject_id::int as id, p.code, p.registered_area_m2::float8 as "registeredM2", p.area_m2::float8 as "areaM2",
		        case when ST_CoveredBy(p.geom, d.g) then p.area_m2::float8
		             else ST_Area(ST_Intersection(p.geom, d.g, 1e-11)::geography) end as "overlapM2"
		   from (select $1::geometry as g) d join parcels p on ST_Intersects(p.geom, d.g)
		  where ${live('p')} order by p.code`,
		[geomHex],
	);
	return rows;
}

/** The low-slope blocks under a drawing with the covered area. */
export async function lowSlopeUnder(
	db: Db,
	geomHex: string,
): Promise<{ id: number; code: string; overlapM2: number }[]> {
	const { rows } = await db.query<{ id: number; code: string; overlapM2: number }>(
		`select b.subject_id::int as id, b.code, ST_Area(ST_Intersection(b.geom, d.g, 1e-11)::geography) as "overlapM2"
		   from (select $1::geometry as g) d join low_slope_blocks b on ST_Intersects(b.geom, d.g)
		  where ${live('b')} order by b.code`,
		[geomHex],
	);
	return rows;
}

/** What PostGIS measures of a drawing: its area on the ellipsoid, and the repaired geometry where it was not valid. */
export async function measure(
	db: Db,
	geomHex: string,
): Promise<{ areaM2: number; valid: boolean; why: string }> {
	const { rows } = await db.query<{ areaM2: number; valid: boolean; why: string }>(
		`select case when ST_IsValid(g) then ST_Area(g::geography) else 0 end as "areaM2", ST_IsValid(g) as valid, ST_IsValidReason(g) as why
		   from (select $1::geometry as g) d`,
		[geomHex],
	);
	return rows[0] as { areaM2: number; valid: boolean; why: string };
}

/** Parcels and low-slope blocks near a box at full precision, at most `limit`, nearest to its middle first. */
export async function near(
	db: Db,
	box: readonly [number, number, number, number],
	limit: number,
): Promise<{ id: number; code: string; areaM2: number; registeredM2: number | null; geom: Buffer }[]> {
	const { rows } = await db.query<{
		id: number;
		code: string;
		areaM2: number;
		registeredM2: number | null;
		geom: Buffer;
	}>(
		`select p.subject_id::int as id, p.code, p.area_m2::float8 as "areaM2", p.registered_area_m2::float8 as "registeredM2",
		        ST_AsBinary(p.geom) as geom
		   from parcels p, (select ST_MakeEnvelope($1, $2, $3, $4, 4490) as g) e
		  where ${live('p')} and p.geom && e.g
		  order by ST_Centroid(p.geom) <-> ST_Centroid(e.g), p.subject_id limit $5`,
		[...box, limit],
	);
	return rows;
}

/** Low-slope blocks that touch a box, at full precision. */
export async function lowSlopeNear(
	db: Db,
	box: readonly [number, number, number, number],
): Promise<{ id: number; code: string; geom: Buffer }[]> {
	const { rows } = await db.query<{ id: number; code: string; geom: Buffer }>(
		`select b.subject_id::int as id, b.code, ST_AsBinary(b.geom) as geom from low_slope_blocks b
		  where ${live('b')} and b.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490) order by b.code`,
		[...box],
	);
	return rows;
}

/** Boxes of some parcels, parks or low-slope blocks, by subject id. */
export async function boxes(
	db: Db,
	ids: readonly number[],
): Promise<Map<number, [number, number, number, number]>> {
	const box = 'array[ST_XMin(t.geom), ST_YMin(t.geom), ST_XMax(t.geom), ST_YMax(t.geom)]::float8[] as bbox';
	const { rows } = await db.query<{ id: number; bbox: [number, number, number, number] }>(
		`select t.subject_id::int as id, ${box} from parcels t where ${live('t')} and t.subject_id = any($1::bigint[])
		 union all
		 select t.subject_id::int as id, ${box} from parks t where ${live('t')} and t.subject_id = any($1::bigint[])
		 union all
		 select t.subject_id::int as id, ${box} from low_slope_blocks t where ${live('t')} and t.subject_id = any($1::bigint[])`,
		[ids],
	);
	return new Map(rows.map((r) => [r.id, r.bbox]));
}

/** Geometry of some parcels, parks or low-slope blocks as GeoJSON text, by subject id. */
export async function geometries(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
	const { rows } = await db.query<{ id: number; geometry: string }>(
		`select t.subject_id::int as id, ST_AsGeoJSON(t.geom, 9) as geometry from parcels t where ${live('t')} and t.subject_id = any($1::bigint[])
		 union all
		 select t.subject_id::int as id, ST_AsGeoJSON(t.geom, 9) from parks t where ${live('t')} and t.subject_id = any($1::bigint[])
		 union all
		 select t.subject_id::int as id, ST_AsGeoJSON(t.geom, 9) from low_slope_blocks t where ${live('t')} and t.subject_id = any($1::bigint[])`,
		[ids],
	);
	return new Map(rows.map((r) => [r.id, r.geometry]));
}

/** The live parcels as a register, with the names of park and county. */
export async function registry(db: Db): Promise<
	{
		id: number;
		code: string;
		landUse: string | null;
		tenure: string | null;
		holder: string | null;
		location: string | null;
		registeredM2: number | null;
		areaM2: number;
		planeM2: number | null;
		planeCrs: string | null;
		status: string | null;
		stockKind: string | null;
		park: string | null;
		region: string | null;
	}[]
> {
	const { rows } = await db.query<Awaited<ReturnType<typeof registry>>[number]>(
		`select p.subject_id::int as id, p.code, p.land_use as "landUse", p.tenure, p.holder, p.location,
		        p.registered_area_m2::float8 as "registeredM2", p.area_m2::float8 as "areaM2",
		        p.plane_area_m2::float8 as "planeM2", p.plane_crs as "planeCrs", p.status, p.stock_kind as "stockKind",
		        k.name as park, r.name as region
		   from parcels p
		   left join parks k on k.subject_id = p.park_id and ${live('k')}
		   left join regions r on r.subject_id = p.region_id and ${live('r')}
		  where ${live('p')} order by p.code`,
	);
	return rows;
}

/** The import row behind some parcels, as known at an instant. */
export async function rowsAt(
	db: Db,
	ids: readonly number[],
	knownAt: string,
): Promise<{ id: number; batch: number; row: number | null }[]> {
	const { rows } = await db.query<{ id: number; batch: number; row: number | null }>(
		`select p.subject_id::int as id, p.batch_id::int as batch, p.row_no as row
		   from parcels p where p.subject_id = any($2::bigint[]) and ${live('p', '$1')}`,
		[knownAt, ids],
	);
	return rows;
}

/** The county that all of the parcels lie in; null where they lie in several, or one's is not known. */
export async function countyOf(db: Db, ids: readonly number[]): Promise<number | null> {
	const { rows } = await db.query<{ region: number | null }>(
		`select distinct t.region_id::int as region from parcels t where ${live('t')} and t.subject_id = any($1::bigint[])`,
		[ids],
	);
	return rows.length === 1 ? (rows[0]?.region ?? null) : null;
}
