import type { Db } from '#lib/server/database/db.ts';
import type { NoticeKind, NoticeState, NoticeSubject } from '#lib/domain/notices/notice.ts';
import type { PublicationRules } from '#lib/domain/notices/publication-rules.ts';

export interface NoticeRecord {
	id: number;
	kind: NoticeKind;
	subjectKind: NoticeSubject;
	title: string;
	run: number;
	state: NoticeState;
	rules: PublicationRules;
	workingDays: number;
	opensOn: string | null;
	closesOn: string | null;
	countedDays: string[] | null;
	provisional: boolean;
	issuer: string | null;
	contact: string | null;
	basis: string | null;
	version: number;
	finalHash: string | null;
	at: string;
	by: string;
	/** Of the last edition; null while a draft. */
	edition: number | null;
	objections: number;
	unanswered: number;
}

/** What an officer types of a draft. */
export interface NoticeText {
	title: string;
	workingDays: number;
	issuer: string | null;
	contact: string | null;
	basis: string | null;
}

const COLUMNS = `n.id::int as id, n.kind, n.subject_kind as "subjectKind", n.title, n.run_id::int as run, n.state, n.rules,
	n.working_days as "workingDays", n.opens_on as "opensOn", n.closes_on as "closesOn", n.counted_days as "countedDays",
	n.provisional, n.issuer, n.contact, n.basis, n.version, n.final_hash as "finalHash", n.recorded_at as at, u.name as by,
	(select max(e.edition) from notice_editions e where e.notice_id = n.id) as edition,
	(select count(*)::int from objections o where o.notice_id = n.id) as objections,
	(select count(*)::int from objections o where o.notice_id = n.id and not exists (
	   select 1 from objection_answers a where a.objection_id = o.id and a.superseded_at is null)) as unanswered`;

/** All notices, newest first. */
export async function list(db: Db): Promise<NoticeRecord[]> {
	const { rows } = await db.query<{ [K in keyof NoticeRecord]: NoticeRecord[K] }>(
		`select ${COLUMNS} from notices n join desk_users u on u.id = n.recorded_by order by n.id desc limit 1000`,
	);
	return rows;
}

/** One notice, or undefined; `lock` keeps others from changing it until the transaction ends. */
export async function get(db: Db, id: number, lock = false): Promise<NoticeRecord | undefined> {
	if (lock) await db.query(`select 1 from notices where id = $1 for update`, [id]);
	const { rows } = await db.query<{ [K in keyof NoticeRecord]: NoticeRecord[K] }>(
		`select ${COLUMNS} from notices n join desk_users u on u.id = n.recorded_by where n.id = $1`,
		[id],
	);
	return rows[0];
}

/** A new draft. */
export async function insert(
	db: Db,
	notice: NoticeText & {
		kind: NoticeKind;
		subjectKind: NoticeSubject;
		run: number;
		rules: PublicationRules;
	},
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into notices (kind, subject_kind, title, run_id, rules, working_days, issuer, contact, basis, recorded_by)
		 values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10) returning id::int as id`,
		[
			notice.kind,
			notice.subjectKind,
			notice.title,
			notice.run,
			JSON.stringify(notice.rules),
			notice.workingDays,
			notice.issuer,
			notice.contact,
			notice.basis,
			db.actor.id,
		],
	);
	return (rows[0] as { id: number }).id;
}

/** Changes a draft if it still is the version that was read. */
export async function update(db: Db, id: number, version: number, text: NoticeText): Promise<boolean> {
	const { rowCount } = await db.query(
		`update notices set title = $3, working_days = $4, issuer = $5, contact = $6, basis = $7, version = version + 1
		  where id = $1 and version = $2 and state = 'draft'`,
		[id, version, text.title, text.workingDays, text.issuer, text.contact, text.basis],
	);
	return rowCount === 1;
}

export interface OpenPeriod {
	first: string;
	last: string;
	days: string[];
	provisional: boolean;
}

/** Sets the next state; the caller has checked that it may follow and holds the lock. */
export async function setState(
	db: Db,
	id: number,
	state: NoticeState,
	more: { period?: OpenPeriod; finalHash?: string } = {},
): Promise<void> {
	const { period, finalHash } = more;
	await db.query(
		`update notices set state = $2, version = version + 1, opens_on = coalesce($3::date, opens_on),
		        closes_on = coalesce($4::date, closes_on), counted_days = coalesce($5::jsonb, counted_days),
		        provisional = coalesce($6::boolean, provisional), final_hash = coalesce($7::text, final_hash)
		  where id = $1`,
		[
			id,
			state,
			period?.first ?? null,
			period?.last ?? null,
			period ? JSON.stringify(period.days) : null,
			period?.provisional ?? null,
			finalHash ?? null,
		],
	);
}

export interface NoticeEvent {
	event: string;
	note: string | null;
	detail: unknown;
	at: string;
	by: string;
}

/** Writes down what was done with a notice, by whom and when. */
export async function addEvent(
	db: Db,
	notice: number,
	event: string,
	note: string | null = null,
	detail: unknown = null,
): Promise<void> {
	await db.query(
		`insert into notice_events (notice_id, event, note, detail, recorded_by) values ($1, $2, $3, $4::jsonb, $5)`,
		[notice, event, note, detail === null ? null : JSON.stringify(detail), db.actor.id],
	);
}

/** The way of a notice, oldest first. */
export async function events(db: Db, notice: number): Promise<NoticeEvent[]> {
	const { rows } = await db.query<{ [K in keyof NoticeEvent]: NoticeEvent[K] }>(
		`select e.event, e.note, e.detail, e.recorded_at as at, u.name as by
		   from notice_events e join desk_users u on u.id = e.recorded_by where e.notice_id = $1 order by e.id`,
		[notice],
	);
	return rows;
}
