import type { Db } from '#lib/server/database/db.ts';
import type { Occupancy } from '#lib/domain/parcel/occupancy.ts';
import { holdsIn, live } from './known.ts';

/** An occupancy of a year with the names of both ends and the version that holds now. */
export interface PlacedOccupancy extends Occupancy {
	version: number;
	enterpriseCode: string;
	enterpriseName: string;
	parcelCode: string;
	/** Registered land where recorded, else the ellipsoidal area, m². */
	parcelM2: number | null;
	batch: number;
	row: number | null;
}

/** Who sits where in a year, as known now; all enterprises, or one. */
export async function ofYear(db: Db, year: number, enterprise?: number): Promise<PlacedOccupancy[]> {
	const { rows } = await db.query<{ [K in keyof PlacedOccupancy]: PlacedOccupancy[K] }>(
		`select o.version::int as version, o.subject_id::int as enterprise, e.code as "enterpriseCode", e.name as "enterpriseName",
		        o.parcel_id::int as parcel, p.code as "parcelCode",
		        coalesce(p.registered_area_m2, p.area_m2)::float8 as "parcelM2",
		        o.from_date as "fromDate", o.to_date as "toDate", o.share::float8 as share, o.share_basis as "shareBasis", o.role,
		        o.area_mu::float8 as "areaMu", o.floor_area_m2::float8 as "floorM2", o.batch_id::int as batch, o.row_no as row
		   from occupancies o
		   join enterprises e on e.subject_id = o.subject_id and ${live('e')}
		   join parcels p on p.subject_id = o.parcel_id and ${live('p')}
		  where ${live('o')} and ${holdsIn('o', '$1')} and ($2::bigint is null or o.subject_id = $2)
		  order by e.code, p.code, o.from_date nulls first`,
		[year, enterprise ?? null],
	);
	return rows;
}

export interface FiledFigure {
	enterprise: number;
	fact: string;
	value: number;
	batch: number;
	row: number | null;
}

/** Some figures of a year as filed, of all enterprises or one. */
export async function figures(
	db: Db,
	year: number,
	facts: readonly string[],
	enterprise?: number,
): Promise<FiledFigure[]> {
	const { rows } = await db.query<{ [K in keyof FiledFigure]: FiledFigure[K] }>(
		`select y.subject_id::int as enterprise, y.fact, y.value::float8 as value, y.batch_id::int as batch, y.row_no as row
		   from yearly_figures y
		  where y.year = $1 and y.fact = any($2::text[]) and ${live('y')} and ($3::bigint is null or y.subject_id = $3)`,
		[year, facts, enterprise ?? null],
	);
	return rows;
}

export interface EarlierShare {
	code: string;
	share: number | null;
	areaMu: number | null;
	floorM2: number | null;
	shareBasis: string | null;
	at: string;
	by: string;
	until: string;
	reason: string | null;
	file: string;
}

/** The superseded versions of an enterprise's occupancies, newest first. */
export async function earlier(db: Db, enterprise: number): Promise<EarlierShare[]> {
	const { rows } = await db.query<{ [K in keyof EarlierShare]: EarlierShare[K] }>(
		`select p.code, o.share::float8 as share, o.area_mu::float8 as "areaMu", o.floor_area_m2::float8 as "floorM2",
		        o.share_basis as "shareBasis", o.recorded_at as at, u.name as by, o.superseded_at as until,
		        b.mapping->>'reason' as reason, b.file_name as file
		   from occupancies o
		   join parcels p on p.subject_id = o.parcel_id and ${live('p')}
		   join import_batches b on b.id = o.batch_id
		   join desk_users u on u.id = o.recorded_by
		  where o.subject_id = $1 and o.superseded_at is not null order by o.superseded_at desc, p.code limit 200`,
		[enterprise],
	);
	return rows;
}

/** One occupancy's new share and split keys. */
export interface NewShare {
	version: number;
	share: number;
	areaMu: number | null;
	floorM2: number | null;
	hash: string;
}

/**
 * Supersedes occupancies by versions with other shares, inside the caller's transaction, under one correction batch that
 * carries the reason.
 * @returns the batch, or undefined where somebody changed one of the versions meanwhile (nothing is written then)
 */
export async function correct(
	db: Db,
	change: { year: number; basis: string; shareBasis: string; reason: string; shares: readonly NewShare[] },
): Promise<number | undefined> {
	const made = await db.query<{ id: number }>(
		`insert into import_batches (kind, file_name, year, mapping, state, rows_read, rows_updated, recorded_by, live_at)
		 values ('occupancies', '更正：数据分摊', $1, $2::jsonb, 'live', $3, $3, $4, now()) returning id::int as id`,
		[
			change.year,
			JSON.stringify({ reason: change.reason, basis: change.basis }),
			change.shares.length,
			db.actor.id,
		],
	);
	const batch = (made.rows[0] as { id: number }).id;
	const closed = await db.query(
		`update occupancies set superseded_at = now() where version = any($1::bigint[]) and superseded_at is null`,
		[change.shares.map((s) => s.version)],
	);
	if (closed.rowCount !== change.shares.length) return undefined;
	await db.query(
		`with n as (
		   insert into occupancies (subject_id, parcel_id, from_date, to_date, share, share_basis, role, area_mu, floor_area_m2,
		                            batch_id, row_no, valid_from, valid_to, content_hash, recorded_at, recorded_by)
		   select o.subject_id, o.parcel_id, o.from_date, o.to_date, s.share, $2, o.role, s.area, s.floor, $1, s.n, o.valid_from,
		          o.valid_to, s.hash, now(), $3
		     from unnest($4::bigint[], $5::numeric[], $6::numeric[], $7::numeric[], $8::text[]) with ordinality
		       as s(version, share, area, floor, hash, n)
		     join occupancies o on o.version = s.version
		   returning version, subject_id, parcel_id, from_date
		 )
		 update occupancies t set superseded_by = n.version from n
		  where t.version = any($4::bigint[]) and t.subject_id = n.subject_id and t.parcel_id = n.parcel_id
		    and t.from_date is not distinct from n.from_date`,
		[
			batch,
			change.shareBasis,
			db.actor.id,
			change.shares.map((s) => s.version),
			change.shares.map((s) => s.share),
			change.shares.map((s) => s.areaMu),
			change.shares.map((s) => s.floorM2),
			change.shares.map((s) => s.hash),
		],
	);
	return batch;
}
