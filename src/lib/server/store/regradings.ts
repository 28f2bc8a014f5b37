import type { Db } from '#lib/server/database/db.ts';

export interface RegradingRecord {
	id: number;
	run: number;
	kind: 'enterprise' | 'parcel';
	subject: number;
	code: string;
	name: string | null;
	gradeBefore: string;
	to: string;
	reason: string;
	evidence: string | null;
	carriedFrom: number | null;
	at: string;
	by: string;
	/** Whose decision it is: of the re-grading that was carried on, else of this one. */
	decidedBy: string;
	/** When it ceased to hold: superseded by another, or withdrawn (then with the reason). */
	endedAt: string | null;
	supersededBy: number | null;
	withdrawnReason: string | null;
	withdrawnBy: string | null;
}

export interface RegradingFilter {
	run?: number;
	kind?: 'enterprise' | 'parcel';
	subject?: number;
	id?: number;
	/** Only those that hold. */
	live?: boolean;
}

/** Re-gradings, newest first. Names are today's. */
export async function list(db: Db, filter: RegradingFilter = {}): Promise<RegradingRecord[]> {
	const { rows } = await db.query<{ [K in keyof RegradingRecord]: RegradingRecord[K] }>(
		`select g.id::int as id, g.run_id::int as run, g.kind, g.subject_id::int as subject, s.code,
		        coalesce(e.name, p.holder) as name, g.grade_before as "gradeBefore", g.grade_to as "to", g.reason, g.evidence,
		        g.carried_from::int as "carriedFrom", g.recorded_at as at, u.name as by,
		        coalesce(ru.name, u.name) as "decidedBy", g.superseded_at as "endedAt",
		        g.superseded_by::int as "supersededBy", g.withdrawn_reason as "withdrawnReason", w.name as "withdrawnBy"
		   from regradings g
		   join subjects s on s.id = g.subject_id
		   join desk_users u on u.id = g.recorded_by
		   left join regradings root on root.id = g.carried_from
		   left join desk_users ru on ru.id = root.recorded_by
		   left join desk_users w on w.id = g.withdrawn_by
		   left join enterprises e on e.subject_id = g.subject_id and e.superseded_at is null
		   left join parcels p on p.subject_id = g.subject_id and p.superseded_at is null
		  where ($1::bigint is null or g.run_id = $1) and ($2::text is null or g.kind = $2)
		    and ($3::bigint is null or g.subject_id = $3) and ($4::bigint is null or g.id = $4)
		    and (not $5::boolean or g.superseded_at is null)
		  order by g.id desc limit 10000`,
		[
			filter.run ?? null,
			filter.kind ?? null,
			filter.subject ?? null,
			filter.id ?? null,
			filter.live === true,
		],
	);
	return rows;
}

export interface NewRegrading {
	run: number;
	kind: 'enterprise' | 'parcel';
	subject: number;
	gradeBefore: string;
	to: string;
	reason: string;
	evidence: string | null;
	/** The first re-grading that is carried on from run to run: its author decided, whoever re-runs takes it over. */
	carriedFrom?: number;
}

/** Writes a re-grading; one that held for the same object is superseded by it. Call inside a transaction. */
export async function insert(db: Db, regrading: NewRegrading): Promise<number> {
	const earlier = await db.query<{ id: number }>(
		`update regradings set superseded_at = clock_timestamp()
		  where run_id = $1 and kind = $2 and subject_id = $3 and superseded_at is null returning id::int as id`,
		[regrading.run, regrading.kind, regrading.subject],
	);
	const { rows } = await db.query<{ id: number }>(
		`insert into regradings (run_id, kind, subject_id, grade_before, grade_to, reason, evidence, carried_from, recorded_by)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id::int as id`,
		[
			regrading.run,
			regrading.kind,
			regrading.subject,
			regrading.gradeBefore,
			regrading.to,
			regrading.reason,
			regrading.evidence,
			regrading.carriedFrom ?? null,
			db.actor.id,
		],
	);
	const { id } = rows[0] as { id: number };
	for (const old of earlier.rows)
		await db.query(`update regradings set superseded_by = $2 where id = $1`, [old.id, id]);
	return id;
}

/** Withdraws a re-grading: it stays, with the reason and the name. False where it did not hold any more. */
export async function withdraw(db: Db, id: number, reason: string): Promise<boolean> {
	const { rowCount } = await db.query(
		`update regradings set superseded_at = clock_timestamp(), withdrawn_reason = $2, withdrawn_by = $3
		  where id = $1 and superseded_at is null`,
		[id, reason, db.actor.id],
	);
	return rowCount === 1;
}
