import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

type Box = [number, number, number, number];
const BOX = (t: string) =>
	`array[ST_XMin(${t}.geom), ST_YMin(${t}.geom), ST_XMax(${t}.geom), ST_YMax(${t}.geom)]::float8[]`;

export interface RegionRecord {
	id: number;
	code: string;
	name: string;
	note: string | null;
	areaM2: number;
	bbox: Box;
}

/** The live counties, by code. */
export async function regions(db: Db): Promise<RegionRecord[]> {
	const { rows } = await db.query<RegionRecord>(
		`select r.subject_id::int as id, r.code, r.name, r.note, r.area_m2::float8 as "areaM2", ${BOX('r')} as bbox
		   from regions r where ${live('r')} order by r.code`,
	);
	return rows;
}

export interface ParkRecord {
	id: number;
	code: string;
	name: string;
	region: number | null;
	parkType: string | null;
	approvalNo: string | null;
	approvedAreaM2: number | null;
	developableM2: number | null;
	developedM2: number | null;
	suppliedM2: number | null;
	builtM2: number | null;
	areaM2: number;
	bbox: Box;
	batch: number;
	row: number | null;
}

/** The parks, by code; with `knownAt`, as they were known then. */
export async function parks(db: Db, knownAt?: string): Promise<ParkRecord[]> {
	const { rows } = await db.query<ParkRecord>(
		`select k.subject_id::int as id, k.code, k.name, k.region_id::int as region, k.park_type as "parkType",
		        k.approval_no as "approvalNo", k.approved_area_m2::float8 as "approvedAreaM2",
		        k.developable_m2::float8 as "developableM2", k.developed_m2::float8 as "developedM2",
		        k.supplied_m2::float8 as "suppliedM2", k.built_m2::float8 as "builtM2",
		        k.area_m2::float8 as "areaM2", ${BOX('k')} as bbox, k.batch_id::int as batch, k.row_no as row
		   from parks k where ${live('k', knownAt === undefined ? undefined : '$1')} order by k.code`,
		knownAt === undefined ? [] : [knownAt],
	);
	return rows;
}

/** Parks that touch a box, at full precision. */
export async function parksNear(db: Db, box: Box): Promise<{ id: number; code: string; geom: Buffer }[]> {
	const { rows } = await db.query<{ id: number; code: string; geom: Buffer }>(
		`select k.subject_id::int as id, k.code, ST_AsBinary(k.geom) as geom from parks k
		  where ${live('k')} and k.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490) order by k.code`,
		[...box],
	);
	return rows;
}

/** Subject id of the county with that code, or undefined. */
export async function regionId(db: Db, code: string): Promise<number | undefined> {
	const { rows } = await db.query<{ id: number }>(
		`select subject_id::int as id from regions where code = $1 and superseded_at is null`,
		[code],
	);
	return rows[0]?.id;
}
