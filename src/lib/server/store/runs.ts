import type { Db } from '#lib/server/database/db.ts';

export type RunRowKind = 'enterprise' | 'parcel' | 'park';

/** One object's record in a run; every part is what was read or computed, kept as it was. */
export interface RunRow {
	kind: RunRowKind;
	id: number;
	facts: unknown;
	indicators: Record<string, number | null>;
	scores: Record<string, number | null> | null;
	total: number | null;
	rank: number | null;
	grade: string | null;
	group: string | null;
	reason: string | null;
	flags: unknown;
	disposition: unknown;
}

export interface NewRun {
	year: number;
	ruleId: string;
	ruleVersion: string;
	regionCode: string | null;
	asOf: string;
	knownAt: string;
	inputHash: string;
	engine: string;
	fitted: unknown;
	/** Idle, low-efficiency and batch rules as used. */
	flagRules: unknown;
	counts: unknown;
	warnings: unknown;
}

/** A warning of a run: about one object, or the whole. */
export interface RunWarningRow {
	code: string;
	severity: string;
	kind: string | null;
	id: number | null;
	params: unknown;
}

export interface RunRecord extends NewRun {
	id: number;
	at: string;
	by: string;
	/** `id@version` of the flag and batch rules; null where a run had none (no low-efficiency list). */
	otherRules: Record<'idle' | 'lowEfficiency' | 'disposition' | 'stages' | 'park', string | null>;
	/** The rule set's body as it was used. */
	rules: unknown;
}

/** Writes a run, its rows and its warnings; call inside a transaction. Runs are never changed afterwards. */
export async function insert(
	db: Db,
	run: NewRun,
	rows: readonly RunRow[],
	warnings: readonly RunWarningRow[] = [],
): Promise<number> {
	const made = await db.query<{ id: number }>(
		`insert into runs (year, rule_id, rule_version, region_code, as_of, known_at, input_hash, engine, fitted, counts, warnings, recorded_by, flag_rules)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11::jsonb, $12, $13::jsonb) returning id::int as id`,
		[
			run.year,
			run.ruleId,
			run.ruleVersion,
			run.regionCode,
			run.asOf,
			run.knownAt,
			run.inputHash,
			run.engine,
			JSON.stringify(run.fitted),
			JSON.stringify(run.counts),
			JSON.stringify(run.warnings),
			db.actor.id,
			JSON.stringify(run.flagRules),
		],
	);
	const id = (made.rows[0] as { id: number }).id;
	for (let at = 0; at < rows.length; at += 2000) await insertRows(db, id, rows.slice(at, at + 2000));
	for (let at = 0; at < warnings.length; at += 5000)
		await insertWarnings(db, id, at, warnings.slice(at, at + 5000));
	// Without it the planner expects no row of a run it has not seen, and joins its thousands by nested loops: a minute for
	// the table of 3,000 parcels. The embedded database never looks by itself, a server only some time later.
	await db.query('analyze run_rows');
	return id;
}

async function insertWarnings(
	db: Db,
	run: number,
	after: number,
	warnings: readonly RunWarningRow[],
): Promise<void> {
	await db.query(
		`insert into run_warnings (run_id, no, code, severity, kind, subject_id, params)
		 select $1, u.no, u.code, u.severity, u.kind, u.id, u.params
		   from jsonb_to_recordset($2::jsonb) as u(no int, code text, severity text, kind text, id bigint, params jsonb)`,
		[run, JSON.stringify(warnings.map((w, i) => ({ ...w, no: after + i + 1 })))],
	);
}

/** As one JSON document: it is parsed once on the other side, where arrays of texts are quoted, unquoted and parsed each. */
async function insertRows(db: Db, run: number, rows: readonly RunRow[]): Promise<void> {
	await db.query(
		`insert into run_rows (run_id, kind, subject_id, facts, indicators, scores, total, rank, grade, rule_group, reason, flags, disposition)
		 select $1, u.kind, u.id, u.facts, u.indicators, u.scores, u.total, u.rank, u.grade, u."group", u.reason, u.flags, u.disposition
		   from jsonb_to_recordset($2::jsonb)
		     as u(kind text, id bigint, facts jsonb, indicators jsonb, scores jsonb, total float8, rank int, grade text,
		          "group" text, reason text, flags jsonb, disposition jsonb)`,
		[run, JSON.stringify(rows)],
	);
}

const nameOf = (key: string) =>
	`'${key}', (r.flag_rules -> '${key}' ->> 'id') || '@' || (r.flag_rules -> '${key}' ->> 'version')`;
const SUMMARY = `r.id::int as id, r.year, r.rule_id as "ruleId", r.rule_version as "ruleVersion", r.region_code as "regionCode",
	r.as_of as "asOf", r.known_at as "knownAt", r.input_hash as "inputHash", r.engine, r.counts, r.warnings,
	r.recorded_at as at, u.name as by, s.body as rules,
	jsonb_build_object(${['idle', 'lowEfficiency', 'disposition', 'stages', 'park'].map(nameOf).join(', ')}) as "otherRules"`;

type SummaryRow = Omit<RunRecord, 'fitted' | 'flagRules'>;

/** All runs, newest first, without their `Fitted`. */
export async function list(db: Db, limit = 100): Promise<SummaryRow[]> {
	const { rows } = await db.query<SummaryRow>(
		`select ${SUMMARY} from runs r join desk_users u on u.id = r.recorded_by
		   join rule_sets s on s.id = r.rule_id and s.version = r.rule_version
		  order by r.id desc limit $1`,
		[limit],
	);
	return rows;
}

/** A run with its `Fitted`, or undefined. */
export async function get(db: Db, id: number): Promise<RunRecord | undefined> {
	const { rows } = await db.query<RunRecord>(
		`select ${SUMMARY}, r.fitted, r.flag_rules as "flagRules" from runs r join desk_users u on u.id = r.recorded_by
		   join rule_sets s on s.id = r.rule_id and s.version = r.rule_version where r.id = $1`,
		[id],
	);
	return rows[0];
}

/** The newest run, of a data year where one is given; undefined where none was made. */
export async function latest(db: Db, year?: number): Promise<number | undefined> {
	const { rows } = await db.query<{ id: number }>(
		`select id::int as id from runs where $1::int is null or year = $1 order by id desc limit 1`,
		[year ?? null],
	);
	return rows[0]?.id;
}

const ROW = `kind, subject_id::int as id, facts, indicators, scores, total, rank, grade, rule_group as "group", reason, flags, disposition`;

/** The rows of one kind, by subject id; `ids` narrows them. */
export async function rowsOf(
	db: Db,
	run: number,
	kind: RunRowKind,
	ids?: readonly number[],
): Promise<RunRow[]> {
	const { rows } = await db.query<{ [K in keyof RunRow]: RunRow[K] }>(
		`select ${ROW} from run_rows where run_id = $1 and kind = $2 and ($3::bigint[] is null or subject_id = any($3::bigint[]))
		  order by subject_id`,
		[run, kind, ids ?? null],
	);
	return rows;
}

/** A run's data year, or undefined where there is no such run. */
export async function yearOf(db: Db, run: number): Promise<number | undefined> {
	const { rows } = await db.query<{ year: number }>(`select year from runs where id = $1`, [run]);
	return rows[0]?.year;
}

/** What a drawing is evaluated by: of each parcel of a run only this. */
export interface CoverRow {
	id: number;
	grade: string | null;
	facts: Record<string, number | null>;
	industry: string | null;
	industryEdition: number | null;
	aboveScale: boolean | null;
	other: Record<string, number | string | boolean | null> | null;
	flags: { code: 'idle' | 'low-efficiency'; finding: 'yes' | 'no' | 'unknown' }[];
	/** Enterprise and the part of its figures that belongs here; null: not known. */
	occupants: [enterprise: number, share: number | null][];
}

/** The rows of some parcels of a run, without proofs' operands: a fifth of what `rowsOf` reads. */
export async function coverRowsOf(db: Db, run: number, parcels: readonly number[]): Promise<CoverRow[]> {
	const { rows } = await db.query<CoverRow>(
		`select subject_id::int as id, grade, facts -> 'facts' as facts, facts ->> 'industry' as industry,
		        (facts ->> 'industryEdition')::int as "industryEdition", (facts ->> 'aboveScale')::boolean as "aboveScale",
		        facts -> 'other' as other,
		        (select coalesce(jsonb_agg(jsonb_build_object('code', f -> 'code', 'finding', f -> 'finding')), '[]')
		           from jsonb_array_elements(flags) f) as flags,
		        (select coalesce(jsonb_agg(jsonb_build_array(o -> 'enterprise', o -> 'yearShare')), '[]')
		           from jsonb_array_elements(facts -> 'occupants') o) as occupants
		   from run_rows where run_id = $1 and kind = 'parcel' and subject_id = any($2::bigint[])`,
		[run, parcels],
	);
	return rows;
}

/** The grades of some enterprises of a run, by subject id; those without one are not in it. */
export async function gradesOf(
	db: Db,
	run: number,
	enterprises: readonly number[],
): Promise<Map<number, string>> {
	const { rows } = await db.query<{ id: number; grade: string }>(
		`select subject_id::int as id, grade from run_rows
		  where run_id = $1 and kind = 'enterprise' and grade is not null and subject_id = any($2::bigint[])`,
		[run, enterprises],
	);
	return new Map(rows.map((row) => [row.id, row.grade]));
}
