import type { LogEntry } from '#lib/domain/scenario/history.ts';
import type { ScenarioResult } from '#lib/domain/scenario/result.ts';
import type { Db } from '#lib/server/database/db.ts';

export interface ScenarioRecord {
	id: number;
	name: string;
	note: string | null;
	run: number;
	year: number;
	rules: string;
	/** A branch's parent, the version it left it at, and whether that is deleted. */
	parent: number | null;
	parentVersion: number | null;
	version: number;
	changedAt: string;
	by: string;
	deleted: boolean;
}

const COLUMNS = `s.id::int as id, s.name, s.note, s.run_id::int as run, r.year, r.rule_id || '@' || r.rule_version as rules,
	s.parent_id::int as parent, s.parent_version as "parentVersion", s.version, s.changed_at as "changedAt", u.name as by,
	s.deleted_at is not null as deleted`;
const FROM = `from scenarios s join runs r on r.id = s.run_id join desk_users u on u.id = s.recorded_by`;

/** The scenarios, oldest first, so that parents come before their branches. */
export async function list(db: Db): Promise<ScenarioRecord[]> {
	const { rows } = await db.query<ScenarioRecord>(
		`select ${COLUMNS} ${FROM} where s.deleted_at is null order by s.id`,
	);
	return rows;
}

/** One scenario, deleted ones too (a branch reads its parent's log), or undefined. */
export async function get(db: Db, id: number): Promise<ScenarioRecord | undefined> {
	const { rows } = await db.query<ScenarioRecord>(`select ${COLUMNS} ${FROM} where s.id = $1`, [id]);
	return rows[0];
}

/** Makes a scenario without changes of its own. */
export async function insert(
	db: Db,
	scenario: Pick<ScenarioRecord, 'name' | 'note' | 'run' | 'parent' | 'parentVersion'>,
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into scenarios (name, note, run_id, parent_id, parent_version, recorded_by) values ($1, $2, $3, $4, $5, $6)
		 returning id::int as id`,
		[scenario.name, scenario.note, scenario.run, scenario.parent, scenario.parentVersion, db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}

/** Names a scenario anew if it still is the version that was read; false where somebody was faster or it is gone. */
export async function rename(
	db: Db,
	id: number,
	version: number,
	{ name, note }: { name: string; note: string | null },
): Promise<boolean> {
	const { rowCount } = await db.query(
		`update scenarios set name = $3, note = $4, version = version + 1, changed_at = now()
		  where id = $1 and version = $2 and deleted_at is null`,
		[id, version, name, note],
	);
	return rowCount === 1;
}

/** Takes a scenario away (it stays in the database) or brings it back. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<boolean> {
	const { rowCount } = await db.query(
		`update scenarios set deleted_at = case when $2::boolean then now() end where id = $1`,
		[id, deleted],
	);
	return rowCount === 1;
}

/** A scenario's own log up to a version, oldest first. */
export async function log(db: Db, id: number, upTo: number): Promise<LogEntry[]> {
	const { rows } = await db.query<{ [K in keyof LogEntry]: LogEntry[K] }>(
		`select c.version, c.key, c.op, c.position, c.change, c.recorded_at as at, u.name as by
		   from scenario_changes c join desk_users u on u.id = c.recorded_by
		  where c.scenario_id = $1 and c.version <= $2 order by c.version`,
		[id, upTo],
	);
	return rows;
}

/**
 * Appends a line if the scenario still is the version that was read; false where somebody was faster. The line stands for
 * the version it makes. Call inside a transaction.
 */
export async function append(
	db: Db,
	id: number,
	version: number,
	line: Pick<LogEntry, 'key' | 'op' | 'position' | 'change'>,
): Promise<boolean> {
	const { rowCount } = await db.query(
		`update scenarios set version = version + 1, changed_at = now() where id = $1 and version = $2 and deleted_at is null`,
		[id, version],
	);
	if (rowCount !== 1) return false;
	await db.query(
		`insert into scenario_changes (scenario_id, version, key, op, position, change, recorded_by)
		 values ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
		[
			id,
			version + 1,
			line.key,
			line.op,
			line.position,
			line.change === null ? null : JSON.stringify(line.change),
			db.actor.id,
		],
	);
	return true;
}

/** A result that was computed before, or undefined. */
export async function resultBy(db: Db, hash: string): Promise<ScenarioResult | undefined> {
	const { rows } = await db.query<{ result: ScenarioResult }>(
		`select result from scenario_results where input_hash = $1`,
		[hash],
	);
	return rows[0]?.result;
}

/** Keeps a result under the hash of its question; the same question has the same answer, so the first one stays. */
export async function keepResult(db: Db, hash: string, run: number, result: ScenarioResult): Promise<void> {
	await db.query(
		`insert into scenario_results (input_hash, run_id, result, recorded_by) values ($1, $2, $3::jsonb, $4)
		 on conflict (input_hash) do nothing`,
		[hash, run, JSON.stringify(result), db.actor.id],
	);
}
