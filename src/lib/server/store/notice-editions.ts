import type { Db } from '#lib/server/database/db.ts';
import type { Statistics } from '#lib/domain/notices/group-statistics.ts';
import type { PublicRow } from '#lib/domain/notices/public-row.ts';

/** A re-grading that did not hold in the run of a later edition. */
export interface Lapsed {
	subject: number;
	gradeBefore: string;
	to: string;
	computed: string | null;
}

export interface EditionRecord {
	edition: number;
	run: number;
	hash: string;
	rows: number;
	/** Objects of the run that are not in the list: not rated, no grade, no decision. */
	notListed: number;
	statistics: Statistics;
	lapsed: Lapsed[];
	at: string;
	by: string;
}

export interface EditionRow {
	subject: number;
	public: PublicRow;
	/** The re-grading behind the grade, or null. */
	regrading: number | null;
}

/** Freezes a list; call inside a transaction. */
export async function insert(
	db: Db,
	notice: number,
	edition: Omit<EditionRecord, 'at' | 'by' | 'rows'>,
	rows: readonly EditionRow[],
): Promise<void> {
	await db.query(
		`insert into notice_editions (notice_id, edition, run_id, list_hash, rows, not_listed, statistics, lapsed, recorded_by)
		 values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9)`,
		[
			notice,
			edition.edition,
			edition.run,
			edition.hash,
			rows.length,
			edition.notListed,
			JSON.stringify(edition.statistics),
			JSON.stringify(edition.lapsed),
			db.actor.id,
		],
	);
	for (let at = 0; at < rows.length; at += 2000) {
		const part = rows.slice(at, at + 2000).map((row, i) => ({ ...row, position: at + i + 1 }));
		await db.query(
			`insert into notice_rows (notice_id, edition, position, subject_id, public, regrading_id)
			 select $1, $2, u.position, u.subject, u.public, u.regrading
			   from jsonb_to_recordset($3::jsonb) as u(position int, subject bigint, public jsonb, regrading bigint)`,
			[notice, edition.edition, JSON.stringify(part)],
		);
	}
}

/** The editions of a notice, first to last. */
export async function list(db: Db, notice: number): Promise<EditionRecord[]> {
	const { rows } = await db.query<{ [K in keyof EditionRecord]: EditionRecord[K] }>(
		`select e.edition, e.run_id::int as run, e.list_hash as hash, e.rows, e.not_listed as "notListed", e.statistics, e.lapsed,
		        e.recorded_at as at, u.name as by
		   from notice_editions e join desk_users u on u.id = e.recorded_by where e.notice_id = $1 order by e.edition`,
		[notice],
	);
	return rows;
}

/** The rows of an edition as they were frozen, in the order of the list. */
export async function rowsOf(db: Db, notice: number, edition: number): Promise<EditionRow[]> {
	const { rows } = await db.query<{ [K in keyof EditionRow]: EditionRow[K] }>(
		`select subject_id::int as subject, public, regrading_id::int as regrading
		   from notice_rows where notice_id = $1 and edition = $2 order by position`,
		[notice, edition],
	);
	return rows;
}

/** Whether corrections answered to this notice, or re-gradings of its last run, are newer than its last edition. */
export async function isBehind(db: Db, notice: number): Promise<boolean> {
	const { rows } = await db.query<{ behind: boolean }>(
		`with last as (select run_id, recorded_at as at from notice_editions where notice_id = $1 order by edition desc limit 1)
		 select coalesce(bool_or(
		          exists (select 1 from corrections c join objection_answers a on a.id = c.answer_id
		                    join objections o on o.id = a.objection_id
		                   where o.notice_id = $1 and c.recorded_at > last.at)
		          or exists (select 1 from regradings g where g.run_id = last.run_id
		                       and greatest(g.recorded_at, coalesce(g.superseded_at, g.recorded_at)) > last.at)), false) as behind
		   from last`,
		[notice],
	);
	return rows[0]?.behind === true;
}
