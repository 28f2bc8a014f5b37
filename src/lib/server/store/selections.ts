import type { Selection, SelectionEntry, SelectionInput } from '#lib/api/selections.ts';
import type { Db } from '#lib/server/database/db.ts';

/** What a selection was answered with. */
export type SolvedSelection = Pick<Selection, 'candidates' | 'answer' | 'certificate'>;
/** The hash of each part of a signed selection. */
export type Sealed = Record<string, string>;
export type SelectionRecord = Selection & { sealed: Sealed | null };

const ENTRY = `s.id::int as id, s.name, s.note, s.copy_of::int as "copyOf", s.run_id::int as run, r.year,
	r.rule_id || '@' || r.rule_version as rules, case when s.signed_at is null then 'draft' else 'signed' end as state,
	s.status, s.objective, s.totals, s.version, s.changed_at as "changedAt", u.name as by, s.signed_at as "signedAt",
	g.name as "signedBy", s.hash`;
const FROM = `from selections s join runs r on r.id = s.run_id join desk_users u on u.id = s.changed_by
	left join desk_users g on g.id = s.signed_by where s.deleted_at is null`;

/** The saved selections without their contents, last changed first. */
export async function list(db: Db): Promise<SelectionEntry[]> {
	const { rows } = await db.query<{ [K in keyof SelectionEntry]: SelectionEntry[K] }>(
		`select ${ENTRY} ${FROM} order by s.changed_at desc, s.id desc`,
	);
	return rows;
}

/** One of them without its contents, or undefined. */
export async function entry(db: Db, id: number): Promise<SelectionEntry | undefined> {
	const { rows } = await db.query<{ [K in keyof SelectionEntry]: SelectionEntry[K] }>(
		`select ${ENTRY} ${FROM} and s.id = $1`,
		[id],
	);
	return rows[0];
}

/** A selection whole, or undefined. */
export async function get(db: Db, id: number): Promise<SelectionRecord | undefined> {
	const { rows } = await db.query<{ [K in keyof SelectionRecord]: SelectionRecord[K] }>(
		`select ${ENTRY}, s.question, s.candidates, s.answer, s.certificate, s.sealed ${FROM} and s.id = $1`,
		[id],
	);
	return rows[0];
}

type Written = Omit<SelectionInput, 'version'> & SolvedSelection & { copyOf?: number };

/** Saves a new selection. */
export async function insert(db: Db, s: Written): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into selections (name, note, copy_of, run_id, objective, status, totals, question, candidates, answer, certificate,
		   recorded_by, changed_by)
		 values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9::jsonb, $10::jsonb, $11::jsonb, $12, $12) returning id::int as id`,
		[s.name, s.note, s.copyOf ?? null, ...contents(s), db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}

/** Replaces a draft if it still is the version that was read; false where somebody was faster or has signed it. */
export async function update(db: Db, id: number, version: number, s: Written): Promise<boolean> {
	const { rowCount } = await db.query(
		`update selections set name = $3, note = $4, run_id = $5, objective = $6, status = $7, totals = $8::jsonb,
		        question = $9::jsonb, candidates = $10::jsonb, answer = $11::jsonb, certificate = $12::jsonb,
		        version = version + 1, changed_at = now(), changed_by = $13
		  where id = $1 and version = $2 and deleted_at is null and signed_at is null`,
		[id, version, s.name, s.note, ...contents(s), db.actor.id],
	);
	return rowCount === 1;
}

/** Signs a draft if it still is the version that was read: from then on it is frozen. */
export async function sign(
	db: Db,
	id: number,
	version: number,
	{ hash, sealed }: { hash: string; sealed: Sealed },
): Promise<boolean> {
	const { rowCount } = await db.query(
		`update selections set signed_at = now(), signed_by = $3, hash = $4, sealed = $5::jsonb, version = version + 1,
		        changed_at = now(), changed_by = $3
		  where id = $1 and version = $2 and deleted_at is null and signed_at is null`,
		[id, version, db.actor.id, hash, JSON.stringify(sealed)],
	);
	return rowCount === 1;
}

/** Takes a draft away (it stays in the database) or brings it back; false for a signed one. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<boolean> {
	const { rowCount } = await db.query(
		`update selections set deleted_at = case when $2::boolean then now() end where id = $1 and signed_at is null`,
		[id, deleted],
	);
	return rowCount === 1;
}

function contents({ question, candidates, answer, certificate }: Written): unknown[] {
	return [
		question.run,
		question.objective,
		answer.status,
		...[answer.totals, question, candidates, answer, certificate].map((part) => JSON.stringify(part)),
	];
}
