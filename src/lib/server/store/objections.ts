import type { Db } from '#lib/server/database/db.ts';
import type { Outcome } from '#lib/domain/notices/answer.ts';

export interface ObjectionRecord {
	id: number;
	notice: number;
	subject: number;
	code: string;
	party: string;
	contact: string | null;
	receivedOn: string;
	late: boolean;
	datum: string;
	claimed: string | null;
	body: string;
	at: string;
	by: string;
}

export type NewObjection = Omit<ObjectionRecord, 'id' | 'code' | 'at' | 'by'>;

/** Records an objection as it came in. */
export async function insert(db: Db, objection: NewObjection): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into objections (notice_id, subject_id, party, contact, received_on, late, datum, claimed, body, recorded_by)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id::int as id`,
		[
			objection.notice,
			objection.subject,
			objection.party,
			objection.contact,
			objection.receivedOn,
			objection.late,
			objection.datum,
			objection.claimed,
			objection.body,
			db.actor.id,
		],
	);
	return (rows[0] as { id: number }).id;
}

/** The objections to a notice, or one of them, in the order they were recorded. */
export async function list(db: Db, notice: number, id?: number): Promise<ObjectionRecord[]> {
	const { rows } = await db.query<{ [K in keyof ObjectionRecord]: ObjectionRecord[K] }>(
		`select o.id::int as id, o.notice_id::int as notice, o.subject_id::int as subject, s.code, o.party, o.contact,
		        o.received_on as "receivedOn", o.late, o.datum, o.claimed, o.body, o.recorded_at as at, u.name as by
		   from objections o join subjects s on s.id = o.subject_id join desk_users u on u.id = o.recorded_by
		  where o.notice_id = $1 and ($2::bigint is null or o.id = $2) order by o.id`,
		[notice, id ?? null],
	);
	return rows;
}

export interface AnswerRecord {
	id: number;
	objection: number;
	outcome: Outcome;
	reason: string;
	at: string;
	by: string;
	supersededAt: string | null;
}

/** The answers to a notice's objections, earlier ones too, oldest first. */
export async function answers(db: Db, notice: number): Promise<AnswerRecord[]> {
	const { rows } = await db.query<{ [K in keyof AnswerRecord]: AnswerRecord[K] }>(
		`select a.id::int as id, a.objection_id::int as objection, a.outcome, a.reason, a.recorded_at as at, u.name as by,
		        a.superseded_at as "supersededAt"
		   from objection_answers a join objections o on o.id = a.objection_id join desk_users u on u.id = a.recorded_by
		  where o.notice_id = $1 order by a.id`,
		[notice],
	);
	return rows;
}

/** Writes an answer; an earlier one to the same objection is superseded, and stays. Call inside a transaction. */
export async function answer(db: Db, objection: number, outcome: Outcome, reason: string): Promise<number> {
	await db.query(
		`update objection_answers set superseded_at = clock_timestamp() where objection_id = $1 and superseded_at is null`,
		[objection],
	);
	const { rows } = await db.query<{ id: number }>(
		`insert into objection_answers (objection_id, outcome, reason, recorded_by) values ($1, $2, $3, $4) returning id::int as id`,
		[objection, outcome, reason, db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}
