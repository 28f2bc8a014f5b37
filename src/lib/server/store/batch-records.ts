import type { BatchTask } from '#lib/domain/batches/progress.ts';
import type { Batch } from '#lib/domain/disposition/disposition-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** The live tasks of a year; `region` is the county's code. */
export async function tasks(db: Db, year: number): Promise<BatchTask[]> {
	const { rows } = await db.query<{ [K in keyof BatchTask]: BatchTask[K] }>(
		`select s.code as region, t.year, t.batch, t.month, t.area_m2::float8 as "areaM2", t.parcels
		   from batch_tasks t join subjects s on s.id = t.subject_id where ${live('t')} and t.year = $1
		  order by s.code, t.batch, t.month nulls first`,
		[year],
	);
	return rows;
}

/** The years that have tasks, newest first. */
export async function taskYears(db: Db): Promise<number[]> {
	const { rows } = await db.query<{ year: number }>(
		`select distinct t.year from batch_tasks t where ${live('t')} order by t.year desc`,
	);
	return rows.map((row) => row.year);
}

export interface StockSupply {
	parcel: number;
	code: string;
	region: string | null;
	/** What the parcel was before it was supplied. */
	batch: Batch;
	on: string | null;
	areaM2: number | null;
	number: string;
}

/**
 * Supplies of parcels that are or were stock land, signed in a year, or without a date (null): done, or nobody can say
 * when. A contract from before the land was recovered is not a new supply. Land built before it was supplied thereby has
 * its formalities completed.
 */
export async function stockSupplies(db: Db, year: number): Promise<StockSupply[]> {
	const { rows } = await db.query<{ [K in keyof StockSupply]: StockSupply[K] }>(
		`select p.subject_id::int as parcel, p.code, g.code as region,
		        case when w.stock_kind = 'built-unsupplied' then 'formalities' else 'supply' end as batch,
		        s.signed_on as on, s.area_m2::float8 as "areaM2", s.code as number
		   from supplies s
		   join parcels p on p.subject_id = s.parcel_id and ${live('p')}
		   join lateral (select v.stock_kind from parcels v where v.subject_id = p.subject_id and v.stock_kind is not null
		                  order by v.version desc limit 1) w on true
		   left join subjects g on g.id = p.region_id
		  where ${live('s')} and (s.signed_on is null or (s.signed_on >= make_date($1, 1, 1) and s.signed_on <= make_date($1, 12, 31)))
		    and not exists (select 1 from decisions d where d.subject_id = p.subject_id and ${live('d')}
		                     and d.kind = 'recovery-decision' and d.dated >= s.signed_on)
		  order by s.signed_on, s.code`,
		[year],
	);
	return rows;
}

export interface SettledCase {
	parcel: number;
	code: string;
	region: string | null;
	on: string;
	number: string | null;
}

/** Papers of a year that say a case is settled. */
export async function settledCases(db: Db, year: number): Promise<SettledCase[]> {
	const { rows } = await db.query<{ [K in keyof SettledCase]: SettledCase[K] }>(
		`select p.subject_id::int as parcel, p.code, g.code as region, d.dated as on, d.number
		   from decisions d join parcels p on p.subject_id = d.subject_id and ${live('p')}
		   left join subjects g on g.id = p.region_id
		  where ${live('d')} and d.kind in ('idle-settled', 'low-efficiency-settled')
		    and d.dated >= make_date($1, 1, 1) and d.dated <= make_date($1, 12, 31) order by d.dated, p.code`,
		[year],
	);
	return rows;
}

export interface ParcelLand {
	id: number;
	code: string;
	landUse: string | null;
	bbox: [number, number, number, number];
}

/** Code, use and box of some parcels as known at an instant. */
export async function land(db: Db, ids: readonly number[], knownAt: string): Promise<ParcelLand[]> {
	const { rows } = await db.query<{ [K in keyof ParcelLand]: ParcelLand[K] }>(
		`select p.subject_id::int as id, p.code, p.land_use as "landUse",
		        array[ST_XMin(p.geom), ST_YMin(p.geom), ST_XMax(p.geom), ST_YMax(p.geom)]::float8[] as bbox
		   from parcels p where p.subject_id = any($2::bigint[]) and ${live('p', '$1')}`,
		[knownAt, ids],
	);
	return rows;
}

/** Names of recorded projects by code; empty where this database has no table of projects. */
export async function projectNames(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
	const { rows: found } = await db.query<{ there: boolean }>(
		`select count(*) = 3 as there from information_schema.columns
		  where table_name = 'projects' and column_name in ('code', 'name', 'superseded_at')`,
	);
	if (!found[0]?.there || codes.length === 0) return new Map();
	const { rows } = await db.query<{ code: string; name: string | null }>(
		`select p.code, p.name from projects p where ${live('p')} and p.code = any($1::text[])`,
		[codes],
	);
	return new Map(rows.map(({ code, name }) => [code, name ?? code]));
}
