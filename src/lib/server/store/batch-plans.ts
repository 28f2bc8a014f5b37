import type { PlanEntry, PlanEntryKind } from '#lib/domain/batches/plan-log.ts';
import type { Db } from '#lib/server/database/db.ts';

export interface BatchPlanRecord {
	id: number;
	name: string;
	note: string | null;
	run: number;
	year: number;
	/** `id@version` of the batch rules; null: those of the run. */
	rules: string | null;
	version: number;
	changedAt: string;
	by: string;
}

const COLUMNS = `p.id::int as id, p.name, p.note, p.run_id::int as run, r.year, p.rules, p.version, p.changed_at as "changedAt",
	u.name as by`;
const FROM = `from batch_plans p join runs r on r.id = p.run_id join desk_users u on u.id = p.recorded_by`;

/** The plans, newest first. */
export async function list(db: Db): Promise<BatchPlanRecord[]> {
	const { rows } = await db.query<BatchPlanRecord>(
		`select ${COLUMNS} ${FROM} where p.deleted_at is null order by p.id desc`,
	);
	return rows;
}

/** One plan, or undefined where there is none or it is deleted. */
export async function get(db: Db, id: number): Promise<BatchPlanRecord | undefined> {
	const { rows } = await db.query<BatchPlanRecord>(
		`select ${COLUMNS} ${FROM} where p.id = $1 and p.deleted_at is null`,
		[id],
	);
	return rows[0];
}

export async function insert(
	db: Db,
	plan: Pick<BatchPlanRecord, 'name' | 'note' | 'run' | 'rules'>,
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into batch_plans (name, note, run_id, rules, recorded_by) values ($1, $2, $3, $4, $5) returning id::int as id`,
		[plan.name, plan.note, plan.run, plan.rules, db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}

/** Names a plan anew if it still is the version that was read; false where somebody was faster or it is gone. */
export async function rename(
	db: Db,
	id: number,
	version: number,
	{ name, note }: Pick<BatchPlanRecord, 'name' | 'note'>,
): Promise<boolean> {
	const { rowCount } = await db.query(
		`update batch_plans set name = $3, note = $4, version = version + 1, changed_at = now()
		  where id = $1 and version = $2 and deleted_at is null`,
		[id, version, name, note],
	);
	return rowCount === 1;
}

/** Takes a plan away (it stays in the database) or brings it back. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<boolean> {
	const { rowCount } = await db.query(
		`update batch_plans set deleted_at = case when $2::boolean then now() end where id = $1`,
		[id, deleted],
	);
	return rowCount === 1;
}

/** A plan's log, oldest first. */
export async function log(db: Db, id: number): Promise<PlanEntry[]> {
	const { rows } = await db.query<{ [K in keyof PlanEntry]: PlanEntry[K] }>(
		`select e.version, e.kind, e.parcel_id::int as parcel, e.reserve_id::int as reserve, e.body, e.recorded_at as at,
		        u.name as by
		   from batch_plan_entries e join desk_users u on u.id = e.recorded_by where e.plan_id = $1 order by e.version`,
		[id],
	);
	return rows;
}

/**
 * Appends a line if the plan still is the version that was read; false where somebody was faster. The line stands for the
 * version it makes. Call inside a transaction.
 */
export async function append(
	db: Db,
	id: number,
	version: number,
	line: { kind: PlanEntryKind; parcel?: number | null; reserve?: number | null; body: object | null },
): Promise<boolean> {
	const { rowCount } = await db.query(
		`update batch_plans set version = version + 1, changed_at = now() where id = $1 and version = $2 and deleted_at is null`,
		[id, version],
	);
	if (rowCount !== 1) return false;
	await db.query(
		`insert into batch_plan_entries (plan_id, version, kind, parcel_id, reserve_id, body, recorded_by)
		 values ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
		[
			id,
			version + 1,
			line.kind,
			line.parcel ?? null,
			line.reserve ?? null,
			line.body === null ? null : JSON.stringify(line.body),
			db.actor.id,
		],
	);
	return true;
}

/** The rules a plan goes by, after the line of its log that says so. */
export async function setRules(db: Db, id: number, rules: string | null): Promise<void> {
	await db.query(`update batch_plans set rules = $2 where id = $1`, [id, rules]);
}
