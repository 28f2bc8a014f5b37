import type { Db } from '#lib/server/database/db.ts';
import { holdsIn, live } from './known.ts';

/** Codes and names of some enterprises, as they are now. */
export async function names(
	db: Db,
	ids: readonly number[],
): Promise<{ id: number; code: string; name: string }[]> {
	const { rows } = await db.query<{ id: number; code: string; name: string }>(
		`select e.subject_id::int as id, e.code, e.name from enterprises e where e.subject_id = any($1::bigint[]) and ${live('e')}`,
		[ids],
	);
	return rows;
}

/** Names of a run's enterprises as they were known to it, by id. */
export async function namesOfRun(db: Db, run: number): Promise<Map<number, string>> {
	const { rows } = await db.query<{ id: number; name: string }>(
		`select e.subject_id::int as id, e.name from runs r
		   join run_rows o on o.run_id = r.id and o.kind = 'enterprise'
		   join enterprises e on e.subject_id = o.subject_id and ${live('e', 'r.known_at')}
		  where r.id = $1`,
		[run],
	);
	return new Map(rows.map((row) => [row.id, row.name]));
}

export interface EnterprisePlace {
	id: number;
	code: string;
	name: string;
	industry: string | null;
	industryEdition: number;
	batch: number;
	row: number | null;
}

/** An enterprise as it was known at an instant, or undefined. */
export async function get(db: Db, id: number, knownAt: string): Promise<EnterprisePlace | undefined> {
	const { rows } = await db.query<EnterprisePlace>(
		`select e.subject_id::int as id, e.code, e.name, e.industry, coalesce(e.industry_edition, 2017) as "industryEdition",
		        e.batch_id::int as batch, e.row_no as row
		   from enterprises e where e.subject_id = $2 and ${live('e', '$1')}`,
		[knownAt, id],
	);
	return rows[0];
}

/** The parcels an enterprise sat on in a year. */
export async function parcels(
	db: Db,
	id: number,
	year: number,
	knownAt: string,
): Promise<
	{
		id: number;
		code: string;
		share: number | null;
		role: string;
		shareBasis: string | null;
		areaMu: number | null;
	}[]
> {
	const { rows } = await db.query<{
		id: number;
		code: string;
		share: number | null;
		role: string;
		shareBasis: string | null;
		areaMu: number | null;
	}>(
		`select o.parcel_id::int as id, p.code, o.share::float8 as share, o.role, o.share_basis as "shareBasis",
		        o.area_mu::float8 as "areaMu"
		   from occupancies o join parcels p on p.subject_id = o.parcel_id and ${live('p', '$1')}
		  where o.subject_id = $2 and ${live('o', '$1')} and ${holdsIn('o', '$3')} order by p.code`,
		[knownAt, id, year],
	);
	return rows;
}
