import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** What a list is made of: an object of a run with what may become public, and what its statistics sum up. */
export interface ListedObject {
	subject: number;
	code: string;
	name: string | null;
	location: string | null;
	areaMu: number | null;
	grade: string | null;
	total: number | null;
	/** County's name, for the statistics. */
	region: string | null;
	taxWan: number | null;
}

/** The enterprises of a run as they were known to it, by name. */
export async function enterprises(db: Db, run: number, knownAt: string): Promise<ListedObject[]> {
	const { rows } = await db.query<{ [K in keyof ListedObject]: ListedObject[K] }>(
		`select r.subject_id::int as subject, e.code, e.name, null as location, (r.facts->'facts'->>'landMu')::float8 as "areaMu",
		        r.grade, r.total, g.name as region, (r.facts->'facts'->>'taxWan')::float8 as "taxWan"
		   from run_rows r
		   join enterprises e on e.subject_id = r.subject_id and ${live('e', '$2')}
		   left join regions g on g.subject_id = e.region_id and ${live('g', '$2')}
		  where r.run_id = $1 and r.kind = 'enterprise' order by e.code`,
		[run, knownAt],
	);
	return rows;
}

/** The parcels of a run as they were known to it, by code. The area is the registered one where there is one. */
export async function parcels(db: Db, run: number, knownAt: string): Promise<ListedObject[]> {
	const { rows } = await db.query<{ [K in keyof ListedObject]: ListedObject[K] }>(
		`select r.subject_id::int as subject, p.code, p.holder as name, p.location,
		        coalesce((r.facts->'parcel'->>'registeredMu')::float8, (r.facts->'parcel'->>'areaMu')::float8) as "areaMu",
		        r.grade, r.total, g.name as region, (r.facts->'facts'->>'taxWan')::float8 as "taxWan"
		   from run_rows r
		   join parcels p on p.subject_id = r.subject_id and ${live('p', '$2')}
		   left join regions g on g.subject_id = (r.facts->'parcel'->>'region')::bigint and ${live('g', '$2')}
		  where r.run_id = $1 and r.kind = 'parcel' order by p.code`,
		[run, knownAt],
	);
	return rows;
}
