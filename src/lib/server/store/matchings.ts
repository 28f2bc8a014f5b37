import type { MatchingEntry, MatchingInput, MatchingPlan, SavedMatching } from '#lib/api/matchings.ts';
import type { MatchProblem } from '#lib/domain/matching/match-problem.ts';
import type { Db } from '#lib/server/database/db.ts';

const ENTRY = `m.id::int as id, m.name, m.note, m.run_id::int as run, r.year, m.answer->>'status' as status,
	jsonb_array_length(m.answer->'pairs') as seated, m.version, m.changed_at as "changedAt", u.name as by`;
const FROM = `from matchings m join runs r on r.id = m.run_id join desk_users u on u.id = m.changed_by
	where m.deleted_at is null`;

/** The saved plans without their contents, last changed first. */
export async function list(db: Db): Promise<MatchingEntry[]> {
	const { rows } = await db.query<{ [K in keyof MatchingEntry]: MatchingEntry[K] }>(
		`select ${ENTRY} ${FROM} order by m.changed_at desc, m.id desc`,
	);
	return rows;
}

/** A plan with its frozen answer, or undefined. */
export async function get(db: Db, id: number): Promise<SavedMatching | undefined> {
	const { rows } = await db.query<{ [K in keyof SavedMatching]: SavedMatching[K] }>(
		`select ${ENTRY}, m.answer as plan ${FROM} and m.id = $1`,
		[id],
	);
	return rows[0];
}

type Written = Pick<MatchingInput, 'name' | 'note'> & {
	plan: MatchingPlan;
	problem: MatchProblem;
	copyOf?: number;
};

/** Saves a new plan. */
export async function insert(db: Db, { name, note, plan, problem, copyOf }: Written): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into matchings (name, note, copy_of, run_id, question, problem, answer, recorded_by, changed_by)
		 values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8, $8) returning id::int as id`,
		[
			name,
			note ?? null,
			copyOf ?? null,
			plan.question.run,
			JSON.stringify(plan.question),
			JSON.stringify(problem),
			JSON.stringify(plan),
			db.actor.id,
		],
	);
	return (rows[0] as { id: number }).id;
}

/** Replaces a plan if it still is the version that was read; false where somebody was faster or it is gone. */
export async function update(db: Db, id: number, version: number, written: Written): Promise<boolean> {
	const { name, note, plan, problem } = written;
	const { rowCount } = await db.query(
		`update matchings set name = $3, note = $4, run_id = $5, question = $6::jsonb, problem = $7::jsonb, answer = $8::jsonb,
		        version = version + 1, changed_at = now(), changed_by = $9
		  where id = $1 and version = $2 and deleted_at is null`,
		[
			id,
			version,
			name,
			note ?? null,
			plan.question.run,
			JSON.stringify(plan.question),
			JSON.stringify(problem),
			JSON.stringify(plan),
			db.actor.id,
		],
	);
	return rowCount === 1;
}

/** A copy as it stands; undefined where there is none of that number. */
export async function copy(db: Db, id: number): Promise<number | undefined> {
	const { rows } = await db.query<{ id: number }>(
		`insert into matchings (name, note, copy_of, run_id, question, problem, answer, recorded_by, changed_by)
		 select left(name, 96) || ' (2)', note, id, run_id, question, problem, answer, $2, $2
		   from matchings where id = $1 and deleted_at is null returning id::int as id`,
		[id, db.actor.id],
	);
	return rows[0]?.id;
}

/** Takes a plan away; it stays in the database. */
export async function remove(db: Db, id: number): Promise<boolean> {
	const { rowCount } = await db.query(
		`update matchings set deleted_at = now() where id = $1 and deleted_at is null`,
		[id],
	);
	return rowCount === 1;
}
