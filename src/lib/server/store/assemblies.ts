import type { AssemblyEntry, AssemblyFound, AssemblyRequest } from '#lib/api/assemblies.ts';
import type { Db } from '#lib/server/database/db.ts';

export interface AssemblyRecord extends Omit<AssemblyEntry, 'minMu' | 'alternatives'> {
	question: AssemblyRequest;
	found: AssemblyFound;
}

const COLUMNS = `a.id::int as id, a.name, a.run_id::int as run, r.year, r.rule_id || '@' || r.rule_version as rules, a.version,
	a.recorded_at as at, u.name as by`;
const FROM = `from assemblies a join runs r on r.id = a.run_id join desk_users u on u.id = a.recorded_by`;

/** Writes a search; what was asked and found is not changed afterwards. */
export async function insert(db: Db, question: AssemblyRequest, found: AssemblyFound): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into assemblies (run_id, question, found, recorded_by) values ($1, $2::jsonb, $3::jsonb, $4)
		 returning id::int as id`,
		[question.run, JSON.stringify(question), JSON.stringify(found), db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}

/** The kept searches, newest first. */
export async function list(db: Db, limit = 200): Promise<AssemblyEntry[]> {
	const { rows } = await db.query<{ [K in keyof AssemblyEntry]: AssemblyEntry[K] }>(
		`select ${COLUMNS}, (a.question ->> 'minMu')::float8 as "minMu",
		        jsonb_array_length(a.found -> 'alternatives') as alternatives
		   ${FROM} where a.deleted_at is null and a.name is not null order by a.changed_at desc, a.id desc limit $1`,
		[limit],
	);
	return rows;
}

/** One search, or undefined where there is none or it was taken away. */
export async function get(db: Db, id: number): Promise<AssemblyRecord | undefined> {
	const { rows } = await db.query<{ [K in keyof AssemblyRecord]: AssemblyRecord[K] }>(
		`select ${COLUMNS}, a.question, a.found ${FROM} where a.id = $1 and a.deleted_at is null`,
		[id],
	);
	return rows[0];
}

/** Names a search if it still is the version that was read; false where somebody was faster or it is gone. */
export async function rename(db: Db, id: number, version: number, name: string): Promise<boolean> {
	const { rowCount } = await db.query(
		`update assemblies set name = $3, version = version + 1, changed_at = now()
		  where id = $1 and version = $2 and deleted_at is null`,
		[id, version, name],
	);
	return rowCount === 1;
}

/** Takes a search away (it stays in the database) or brings it back. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<boolean> {
	const { rowCount } = await db.query(
		`update assemblies set deleted_at = case when $2::boolean then now() end where id = $1`,
		[id, deleted],
	);
	return rowCount === 1;
}
