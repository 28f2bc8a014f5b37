import type { Db } from '#lib/server/database/db.ts';
import type { ShortlistCriteria, ShortlistItem } from '#lib/api/shortlists.ts';

export interface ShortlistRecord {
	id: number;
	name: string;
	run: number;
	year: number;
	rules: string;
	criteria: ShortlistCriteria;
	version: number;
	changedAt: string;
	by: string;
	items: number;
}

const COLUMNS = `s.id::int as id, s.name, s.run_id::int as run, r.year, r.rule_id || '@' || r.rule_version as rules, s.criteria,
	s.version, s.changed_at as "changedAt", u.name as by,
	(select count(*)::int from shortlist_items i where i.shortlist_id = s.id and i.mark is distinct from 'dropped') as items`;
const FROM = `from shortlists s join runs r on r.id = s.run_id join desk_users u on u.id = s.recorded_by where s.deleted_at is null`;

/** The saved shortlists, last changed first. */
export async function list(db: Db): Promise<ShortlistRecord[]> {
	const { rows } = await db.query<ShortlistRecord>(
		`select ${COLUMNS} ${FROM} order by s.changed_at desc, s.id desc`,
	);
	return rows;
}

/** One shortlist without its items, or undefined. */
export async function get(db: Db, id: number): Promise<ShortlistRecord | undefined> {
	const { rows } = await db.query<ShortlistRecord>(`select ${COLUMNS} ${FROM} and s.id = $1`, [id]);
	return rows[0];
}

/** The items as they were saved, by position. */
export async function items(db: Db, id: number): Promise<ShortlistItem[]> {
	const { rows } = await db.query<{
		item: ShortlistItem;
		position: number;
		mark: ShortlistItem['mark'];
		note: string | null;
	}>(`select item, position, mark, note from shortlist_items where shortlist_id = $1 order by position`, [
		id,
	]);
	return rows.map((r) => ({ ...r.item, position: r.position, mark: r.mark, note: r.note }));
}

/** Saves a shortlist with its items; call inside a transaction. */
export async function insert(
	db: Db,
	list: { name: string; run: number; criteria: ShortlistCriteria },
	rows: readonly ShortlistItem[],
): Promise<number> {
	const made = await db.query<{ id: number }>(
		`insert into shortlists (name, run_id, criteria, recorded_by) values ($1, $2, $3::jsonb, $4) returning id::int as id`,
		[list.name, list.run, JSON.stringify(list.criteria), db.actor.id],
	);
	const id = (made.rows[0] as { id: number }).id;
	await insertItems(db, id, rows);
	return id;
}

/** Replaces a shortlist if it still is the version that was read; false where somebody was faster. In a transaction. */
export async function update(
	db: Db,
	id: number,
	version: number,
	list: { name: string; run: number; criteria: ShortlistCriteria },
	rows: readonly ShortlistItem[],
): Promise<boolean> {
	const { rowCount } = await db.query(
		`update shortlists set name = $3, run_id = $4, criteria = $5::jsonb, version = version + 1, changed_at = now()
		  where id = $1 and version = $2 and deleted_at is null`,
		[id, version, list.name, list.run, JSON.stringify(list.criteria)],
	);
	if (rowCount !== 1) return false;
	await db.query(`delete from shortlist_items where shortlist_id = $1`, [id]);
	await insertItems(db, id, rows);
	return true;
}

/** Takes a shortlist away (it stays in the database) or brings it back. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<boolean> {
	const { rowCount } = await db.query(
		`update shortlists set deleted_at = case when $2::boolean then now() end where id = $1`,
		[id, deleted],
	);
	return rowCount === 1;
}

async function insertItems(db: Db, id: number, rows: readonly ShortlistItem[]): Promise<void> {
	await db.query(
		`insert into shortlist_items (shortlist_id, position, kind, subject_id, mark, note, item)
		 select $1, u.position, u.kind, u.subject_id, u.mark, u.note, u.item::jsonb
		   from unnest($2::int[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[]) as u(position, kind, subject_id, mark, note, item)`,
		[
			id,
			rows.map((r) => r.position),
			rows.map((r) => r.kind),
			rows.map((r) => r.id),
			rows.map((r) => r.mark),
			rows.map((r) => r.note),
			rows.map((r) => JSON.stringify(r)),
		],
	);
}
