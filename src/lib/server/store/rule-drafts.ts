import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import type { Db } from '#lib/server/database/db.ts';

/** A rule set that is being written: no run of record may use it. */
export interface DraftRecord {
	id: number;
	kind: RuleKind;
	basedOn: string | null;
	body: unknown;
	/** Rises with every change (optimistic locking). */
	version: number;
	at: string;
	by: string;
	changedAt: string;
	changedBy: string;
	publishedAs: string | null;
}

const COLUMNS = `d.id::int as id, d.kind, d.based_on as "basedOn", d.body, d.version, d.recorded_at as at, u.name as by,
	d.changed_at as "changedAt", c.name as "changedBy", d.published_as as "publishedAs"`;
const FROM = `rule_drafts d join desk_users u on u.id = d.recorded_by join desk_users c on c.id = d.changed_by`;

/** The open drafts, last changed first. */
export async function list(db: Db): Promise<DraftRecord[]> {
	const { rows } = await db.query<DraftRecord>(
		`select ${COLUMNS} from ${FROM} where d.deleted_at is null and d.published_as is null
		  order by d.changed_at desc, d.id desc`,
	);
	return rows;
}

/** One draft, published ones too; undefined where it is not or was discarded. */
export async function get(db: Db, id: number): Promise<DraftRecord | undefined> {
	const { rows } = await db.query<DraftRecord>(
		`select ${COLUMNS} from ${FROM} where d.id = $1 and d.deleted_at is null`,
		[id],
	);
	return rows[0];
}

/** Begins a draft. */
export async function insert(
	db: Db,
	draft: { kind: RuleKind; basedOn: string | null; body: unknown },
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into rule_drafts (kind, based_on, body, recorded_by, changed_by) values ($1, $2, $3::json, $4, $4)
		 returning id::int as id`,
		[draft.kind, draft.basedOn, JSON.stringify(draft.body), db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}

/** Changes an open draft if it still is the version that was read; false where somebody was faster or it is closed. */
export async function update(db: Db, id: number, version: number, body: unknown): Promise<boolean> {
	const { rowCount } = await db.query(
		`update rule_drafts set body = $3::json, version = version + 1, changed_at = now(), changed_by = $4
		  where id = $1 and version = $2 and deleted_at is null and published_as is null`,
		[id, version, JSON.stringify(body), db.actor.id],
	);
	return rowCount === 1;
}

/** Takes an open draft away (it stays in the database) or brings it back. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<boolean> {
	const { rowCount } = await db.query(
		`update rule_drafts set deleted_at = case when $2::boolean then now() end
		  where id = $1 and published_as is null and (deleted_at is null) = $2::boolean`,
		[id, deleted],
	);
	return rowCount === 1;
}

/** Closes a draft as the version that it became; false where it was changed, published or discarded meanwhile. */
export async function close(db: Db, id: number, version: number, publishedAs: string): Promise<boolean> {
	const { rowCount } = await db.query(
		`update rule_drafts set published_as = $3, changed_at = now(), changed_by = $4
		  where id = $1 and version = $2 and deleted_at is null and published_as is null`,
		[id, version, publishedAs, db.actor.id],
	);
	return rowCount === 1;
}

export type RuleEventKind = 'drafted' | 'changed' | 'discarded' | 'restored' | 'published' | 'retired';

/** Who did what to a draft or a version, and when. */
export interface RuleEvent {
	event: RuleEventKind;
	rule: string | null;
	draft: number | null;
	note: string | null;
	at: string;
	by: string;
}

/** Notes an event under the acting user. */
export async function note(
	db: Db,
	event: { event: RuleEventKind; rule?: string | null; draft?: number; note?: string | null },
): Promise<void> {
	await db.query(
		`insert into rule_events (event, rule, draft_id, note, recorded_by) values ($1, $2, $3, $4, $5)`,
		[event.event, event.rule ?? null, event.draft ?? null, event.note ?? null, db.actor.id],
	);
}

/**
 * The changes of an hour by one person are one event: autosave would otherwise fill the history with itself.
 * Call after a change.
 */
export async function noteChange(db: Db, draft: number): Promise<void> {
	await db.query(
		`insert into rule_events (event, draft_id, recorded_by)
		 select 'changed', $1::bigint, $2::text
		  where not exists (select 1 from rule_events e where e.draft_id = $1 and e.event = 'changed'
		                     and e.recorded_by = $2 and e.recorded_at > now() - interval '1 hour')`,
		[draft, db.actor.id],
	);
}

/** The history of a version with that of the draft it came from, or of a draft; oldest first. */
export async function events(db: Db, of: { rule: string } | { draft: number }): Promise<RuleEvent[]> {
	const rule = 'rule' in of ? of.rule : null;
	const draft = 'draft' in of ? of.draft : null;
	const { rows } = await db.query<RuleEvent>(
		`select e.event, e.rule, e.draft_id::int as draft, e.note, e.recorded_at as at, u.name as by
		   from rule_events e join desk_users u on u.id = e.recorded_by
		  where e.rule = $1 or e.draft_id = $2
		     or e.draft_id in (select d.id from rule_drafts d where d.published_as = $1)
		  order by e.id`,
		[rule, draft],
	);
	return rows;
}
