import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** The record of a parcel's vacating costs, with the import row it was read from; an item null is unknown. */
export interface VacatingCostRecord {
	parcel: number;
	acquisition: number | null;
	relocation: number | null;
	demolition: number | null;
	arrears: number | null;
	lease: number | null;
	staff: number | null;
	soilSurvey: number | null;
	soilCleanup: number | null;
	mortgaged: boolean | null;
	seized: boolean | null;
	disputed: boolean | null;
	basis: string | null;
	valuedOn: string | null;
	note: string | null;
	file: string | null;
	synthetic: boolean;
	row: number | null;
}

/** The live records of some parcels, or of all. */
export async function all(db: Db, parcels?: readonly number[]): Promise<VacatingCostRecord[]> {
	const { rows } = await db.query<{ [K in keyof VacatingCostRecord]: VacatingCostRecord[K] }>(
		`select c.subject_id::int as parcel, c.acquisition_wan::float8 as acquisition, c.relocation_wan::float8 as relocation,
		        c.demolition_wan::float8 as demolition, c.arrears_wan::float8 as arrears, c.lease_wan::float8 as lease,
		        c.staff_wan::float8 as staff, c.soil_survey_wan::float8 as "soilSurvey",
		        c.soil_cleanup_wan::float8 as "soilCleanup", c.mortgaged, c.seized, c.disputed, c.basis,
		        c.valued_on as "valuedOn", c.note, b.file_name as file, b.synthetic, c.row_no as row
		   from vacating_costs c join import_batches b on b.id = c.batch_id
		  where ${live('c')} and ($1::bigint[] is null or c.subject_id = any($1::bigint[])) order by c.subject_id`,
		[parcels ?? null],
	);
	return rows;
}

/** What the contracts say of a mortgage, by parcel: the newest signed one that says anything. */
export async function mortgagedByContract(
	db: Db,
	parcels?: readonly number[],
): Promise<Map<number, boolean>> {
	const { rows } = await db.query<{ parcel: number; mortgaged: boolean }>(
		`select distinct on (s.parcel_id) s.parcel_id::int as parcel, s.mortgaged from supplies s
		  where ${live('s')} and s.mortgaged is not null and s.parcel_id is not null
		    and ($1::bigint[] is null or s.parcel_id = any($1::bigint[]))
		  order by s.parcel_id, s.signed_on desc nulls last, s.code`,
		[parcels ?? null],
	);
	return new Map(rows.map((r) => [r.parcel, r.mortgaged]));
}
