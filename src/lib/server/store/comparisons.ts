import type { MoversQuery, ObjectChangeAnswer } from '#lib/api/runs.ts';
import type { Db } from '#lib/server/database/db.ts';

/** A comparison without its own numbers of record. */
export interface NewComparison {
	a: number;
	b: number;
	engine: string;
	summary: unknown;
}

export interface ComparisonRecord extends NewComparison {
	id: number;
	at: string;
}

/** What two runs say of each other under an engine, or undefined where they were not compared yet. */
export async function find(
	db: Db,
	{ a, b, engine }: Omit<NewComparison, 'summary'>,
): Promise<ComparisonRecord | undefined> {
	const { rows } = await db.query<ComparisonRecord>(
		`select id::int as id, run_a::int as a, run_b::int as b, engine, summary, recorded_at as at
		   from run_comparisons where run_a = $1 and run_b = $2 and engine = $3`,
		[a, b, engine],
	);
	return rows[0];
}

/** Keeps a comparison; call inside a transaction. Where somebody was faster theirs stands: it says the same. */
export async function insert(
	db: Db,
	comparison: NewComparison,
	objects: readonly ObjectChangeAnswer[],
): Promise<void> {
	const { rows } = await db.query<{ id: number }>(
		`insert into run_comparisons (run_a, run_b, engine, summary, recorded_by) values ($1, $2, $3, $4::jsonb, $5)
		 on conflict (run_a, run_b, engine) do nothing returning id::int as id`,
		[comparison.a, comparison.b, comparison.engine, JSON.stringify(comparison.summary), db.actor.id],
	);
	const id = rows[0]?.id;
	if (id === undefined) return;
	for (let at = 0; at < objects.length; at += 2000) await insertObjects(db, id, objects.slice(at, at + 2000));
}

async function insertObjects(db: Db, id: number, objects: readonly ObjectChangeAnswer[]): Promise<void> {
	const rows = objects.map((o) => ({
		kind: o.kind,
		subject: o.id,
		grade_causes: o.gradeCauses,
		causes: o.causes,
		weight: Math.abs(o.total.change ?? 0),
		body: o,
	}));
	await db.query(
		`insert into run_comparison_rows (comparison_id, kind, subject_id, grade_causes, causes, weight, body)
		 select $1, u.kind, u.subject, array(select jsonb_array_elements_text(u.grade_causes)),
		        array(select jsonb_array_elements_text(u.causes)), u.weight, u.body
		   from jsonb_to_recordset($2::jsonb)
		     as u(kind text, subject bigint, grade_causes jsonb, causes jsonb, weight float8, body jsonb)`,
		[id, JSON.stringify(rows)],
	);
}

const WHERE = `comparison_id = $1 and kind = $2 and ($3::text is null or causes @> array[$3::text])
	and (not $4::boolean or body->'grade'->>0 <> body->'grade'->>3)
	and ($5::text is null or body->'grade'->>0 = $5) and ($6::text is null or body->'grade'->>3 = $6)`;

/** The changed objects that were asked for, the most changed total first, and how many there are in all. */
export async function movers(
	db: Db,
	id: number,
	{ kind, cause, moved, from, to, offset, limit }: MoversQuery,
): Promise<{ total: number; movers: ObjectChangeAnswer[] }> {
	const asked = [id, kind, cause ?? null, moved ?? false, from ?? null, to ?? null];
	const counted = await db.query<{ total: number }>(
		`select count(*)::int as total from run_comparison_rows where ${WHERE}`,
		asked,
	);
	const { rows } = await db.query<{ body: ObjectChangeAnswer }>(
		`select body from run_comparison_rows where ${WHERE} order by weight desc, subject_id offset $7 limit $8`,
		[...asked, offset, limit],
	);
	return { total: counted.rows[0]?.total ?? 0, movers: rows.map((r) => r.body) };
}

/** One changed object, or undefined where it did not change. */
export async function object(
	db: Db,
	id: number,
	kind: string,
	subject: number,
): Promise<ObjectChangeAnswer | undefined> {
	const { rows } = await db.query<{ body: ObjectChangeAnswer }>(
		`select body from run_comparison_rows where comparison_id = $1 and kind = $2 and subject_id = $3`,
		[id, kind, subject],
	);
	return rows[0]?.body;
}
