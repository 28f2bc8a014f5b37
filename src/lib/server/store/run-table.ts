import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** What makes a run's table the same table: a run never changes, and another database has another hash or instant. */
export interface RunTableHead {
	id: number;
	year: number;
	rules: string;
	asOf: string;
	key: string;
}

export async function headOf(db: Db, run: number): Promise<RunTableHead | undefined> {
	const { rows } = await db.query<RunTableHead>(
		`select id::int as id, year, rule_id || '@' || rule_version as rules, as_of as "asOf",
		        id || ' ' || input_hash || ' ' || known_at::text as key from runs where id = $1`,
		[run],
	);
	return rows[0];
}

/** A parcel's row as the attribute table reads it: scalars only, names instead of ids. */
export interface RunTableRow {
	id: number;
	code: string;
	holder: string | null;
	location: string | null;
	landUse: string | null;
	tenure: string | null;
	region: string | null;
	regionId: number | null;
	park: string | null;
	parkId: number | null;
	status: string | null;
	stockKind: string | null;
	areaMu: number;
	registeredMu: number | null;
	tenantNames: string | null;
	occupants: number;
	industry: string | null;
	aboveScale: boolean | null;
	grade: string | null;
	total: number | null;
	rank: number | null;
	reason: string | null;
	batch: string | null;
	flags: { code: string; finding: string; status?: string }[];
	indicators: Record<string, number | null>;
	facts: Record<string, number | null>;
}

/** Every parcel of a run, by id, with the names that held when the run read its facts. */
export async function rowsOf(db: Db, run: number): Promise<RunTableRow[]> {
	const { rows } = await db.query<{ [K in keyof RunTableRow]: RunTableRow[K] }>(
		`with firms as (
		   select o.subject_id as id, e.name from runs r
		     join run_rows o on o.run_id = r.id and o.kind = 'enterprise'
		     join enterprises e on e.subject_id = o.subject_id and ${live('e', 'r.known_at')}
		    where r.id = $1
		 ), seats as (
		   select p.subject_id, string_agg(distinct f.name, '、' order by f.name) as names
		     from run_rows p cross join lateral jsonb_array_elements(p.facts -> 'occupants') as o(seat)
		     join firms f on f.id = (o.seat ->> 'enterprise')::bigint
		    where p.run_id = $1 and p.kind = 'parcel' group by p.subject_id
		 )
		 select row.subject_id::int as id, row.facts -> 'parcel' ->> 'code' as code, p.holder, p.location,
		        p.land_use as "landUse", p.tenure,
		        g.name as region, (row.facts -> 'parcel' ->> 'region')::int as "regionId",
		        k.name as park, (row.facts -> 'parcel' ->> 'park')::int as "parkId",
		        row.facts -> 'parcel' ->> 'status' as status, row.facts -> 'parcel' ->> 'stockKind' as "stockKind",
		        (row.facts -> 'parcel' ->> 'areaMu')::float8 as "areaMu",
		        (row.facts -> 'parcel' ->> 'registeredMu')::float8 as "registeredMu",
		        s.names as "tenantNames", jsonb_array_length(row.facts -> 'occupants') as occupants,
		        row.facts ->> 'industry' as industry, (row.facts ->> 'aboveScale')::boolean as "aboveScale",
		        row.grade, row.total, row.rank, row.reason, row.disposition ->> 'batch' as batch, row.flags, row.indicators,
		        row.facts -> 'facts' as facts
		   from runs r
		   join run_rows row on row.run_id = r.id and row.kind = 'parcel'
		   left join parcels p on p.subject_id = row.subject_id and ${live('p', 'r.known_at')}
		   left join regions g on g.subject_id = (row.facts -> 'parcel' ->> 'region')::bigint and ${live('g', 'r.known_at')}
		   left join parks k on k.subject_id = (row.facts -> 'parcel' ->> 'park')::bigint and ${live('k', 'r.known_at')}
		   left join seats s on s.subject_id = row.subject_id
		  where r.id = $1 order by row.subject_id`,
		[run],
	);
	return rows;
}

/** Ids of the live parcels whose boundary touches a box [west, south, east, north], CGCS2000. */
export async function idsInBox(
	db: Db,
	[west, south, east, north]: readonly [number, number, number, number],
): Promise<number[]> {
	const { rows } = await db.query<{ ids: number[] }>(
		`select coalesce(array_agg(t.subject_id::int), '{}') as ids from parcels t
		  where ${live('t')} and ST_Intersects(t.geom, ST_MakeEnvelope($1, $2, $3, $4, 4490))`,
		[west, south, east, north],
	);
	return rows[0]?.ids ?? [];
}

/** The common box of some live parcels, or null where there is none of them. */
export async function extentOf(
	db: Db,
	ids: readonly number[],
): Promise<[number, number, number, number] | null> {
	const { rows } = await db.query<{ box: [number, number, number, number] | null }>(
		`select case when count(*) > 0 then
		        array[min(ST_XMin(t.geom)), min(ST_YMin(t.geom)), max(ST_XMax(t.geom)), max(ST_YMax(t.geom))]::float8[] end as box
		   from parcels t where ${live('t')} and t.subject_id = any($1::bigint[])`,
		[ids],
	);
	return rows[0]?.box ?? null;
}

/** Codes of live parcels, in the order of the ids; those that are not there are left out. */
export async function codesOf(db: Db, ids: readonly number[]): Promise<string[]> {
	const { rows } = await db.query<{ code: string }>(
		`select t.code from unnest($1::bigint[]) with ordinality as u(id, no)
		   join parcels t on t.subject_id = u.id and ${live('t')} order by u.no`,
		[ids],
	);
	return rows.map((row) => row.code);
}
