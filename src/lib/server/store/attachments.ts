import type { Db } from '#lib/server/database/db.ts';

/** What an attachment hangs on. */
export type AttachmentOwner = { objection: number } | { regrading: number };

export interface AttachmentRecord {
	id: number;
	objection: number | null;
	regrading: number | null;
	hash: string;
	name: string;
	bytes: number;
	at: string;
	by: string;
}

const COLUMNS = `a.id::int as id, a.objection_id::int as objection, a.regrading_id::int as regrading, a.hash, a.name,
	a.bytes::float8 as bytes, a.recorded_at as at, u.name as by`;

/** Hangs a kept file (store/sources.ts) on an objection or a re-grading, under the name it came with. */
export async function insert(
	db: Db,
	owner: AttachmentOwner,
	file: { hash: string; name: string; bytes: number },
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into attachments (objection_id, regrading_id, hash, name, bytes, recorded_by)
		 values ($1, $2, $3, $4, $5, $6) returning id::int as id`,
		[
			'objection' in owner ? owner.objection : null,
			'regrading' in owner ? owner.regrading : null,
			file.hash,
			file.name,
			file.bytes,
			db.actor.id,
		],
	);
	return (rows[0] as { id: number }).id;
}

/** The attachments of a notice's objections, or of some re-gradings, in the order they came. */
export async function list(
	db: Db,
	of: { notice: number } | { regradings: readonly number[] },
): Promise<AttachmentRecord[]> {
	const { rows } = await db.query<{ [K in keyof AttachmentRecord]: AttachmentRecord[K] }>(
		`select ${COLUMNS} from attachments a join desk_users u on u.id = a.recorded_by
		   left join objections o on o.id = a.objection_id
		  where ($1::bigint is null or o.notice_id = $1) and ($2::bigint[] is null or a.regrading_id = any($2::bigint[]))
		  order by a.id`,
		['notice' in of ? of.notice : null, 'regradings' in of ? of.regradings : null],
	);
	return rows;
}

/** One attachment, or undefined. */
export async function get(db: Db, id: number): Promise<AttachmentRecord | undefined> {
	const { rows } = await db.query<{ [K in keyof AttachmentRecord]: AttachmentRecord[K] }>(
		`select ${COLUMNS} from attachments a join desk_users u on u.id = a.recorded_by where a.id = $1`,
		[id],
	);
	return rows[0];
}
