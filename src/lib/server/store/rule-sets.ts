import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import type { Db } from '#lib/server/database/db.ts';

/** A version of a rule set as it is kept for good: a preset that a run used, or one that a bureau published. */
export interface StoredRules {
	kind: RuleKind;
	id: string;
	version: string;
	origin: 'shipped' | 'published';
	/** As the evaluator takes it. */
	body: unknown;
	/** As its author wrote it; null for presets. */
	written: unknown;
	hash: string;
	effectiveFrom: string | null;
	effectiveTo: string | null;
	basedOn: string | null;
	at: string;
	by: string;
	retiredAt: string | null;
	retiredBy: string | null;
	retiredReason: string | null;
}

const COLUMNS = `s.kind, s.id, s.version, s.origin, s.body, s.written, s.body_hash as hash, s.effective_from as "effectiveFrom",
	s.effective_to as "effectiveTo", s.based_on as "basedOn", s.recorded_at as at, u.name as by,
	s.retired_at as "retiredAt", w.name as "retiredBy", s.retired_reason as "retiredReason"`;
const FROM = `rule_sets s join desk_users u on u.id = s.recorded_by left join desk_users w on w.id = s.retired_by`;

/** The published versions, newest first. */
export async function published(db: Db): Promise<StoredRules[]> {
	const { rows } = await db.query<StoredRules>(
		`select ${COLUMNS} from ${FROM} where s.origin = 'published' order by s.recorded_at desc, s.id, s.version`,
	);
	return rows;
}

/** One version, or undefined. */
export async function get(db: Db, id: string, version: string): Promise<StoredRules | undefined> {
	const { rows } = await db.query<StoredRules>(
		`select ${COLUMNS} from ${FROM} where s.id = $1 and s.version = $2`,
		[id, version],
	);
	return rows[0];
}

/** What is written of a version when it is published, or when a run first uses a preset. */
export interface NewRules {
	kind: RuleKind;
	id: string;
	version: string;
	body: unknown;
	hash: string;
}

/** Keeps a preset as a run uses it; nothing where that version is kept already. */
export async function keepPreset(db: Db, rules: NewRules): Promise<void> {
	await db.query(
		`insert into rule_sets (kind, id, version, body, body_hash, recorded_by) values ($1, $2, $3, $4::jsonb, $5, $6)
		 on conflict (id, version) do nothing`,
		[rules.kind, rules.id, rules.version, JSON.stringify(rules.body), rules.hash, db.actor.id],
	);
}

/** Publishes a version for good; false where that id@version exists. */
export async function publish(
	db: Db,
	rules: NewRules & { written: unknown; from: string; to: string | null; basedOn: string | null },
): Promise<boolean> {
	const { rowCount } = await db.query(
		`insert into rule_sets (kind, origin, id, version, body, body_hash, written, effective_from, effective_to, based_on, recorded_by)
		 values ($1, 'published', $2, $3, $4::jsonb, $5, $6::json, $7::date, $8::date, $9, $10)
		 on conflict (id, version) do nothing`,
		[
			rules.kind,
			rules.id,
			rules.version,
			JSON.stringify(rules.body),
			rules.hash,
			JSON.stringify(rules.written),
			rules.from,
			rules.to,
			rules.basedOn,
			db.actor.id,
		],
	);
	return rowCount === 1;
}

/** Closes a published version to new runs; false where it is none, or is retired already. */
export async function retire(db: Db, id: string, version: string, reason: string): Promise<boolean> {
	const { rowCount } = await db.query(
		`update rule_sets set retired_at = now(), retired_by = $3, retired_reason = $4
		  where id = $1 and version = $2 and origin = 'published' and retired_at is null`,
		[id, version, db.actor.id, reason],
	);
	return rowCount === 1;
}

/** How many runs used each version: `kind id@version` → count. */
export async function usage(db: Db): Promise<Map<string, number>> {
	const { rows } = await db.query<{ name: string; runs: number }>(
		`select 'scoring ' || rule_id || '@' || rule_version as name, count(*)::int as runs from runs group by 1
		 union all
		 select k.kind || ' ' || (r.flag_rules -> k.key ->> 'id') || '@' || (r.flag_rules -> k.key ->> 'version'), count(*)::int
		   from runs r
		   cross join (values ('idle', 'idle'), ('low-efficiency', 'lowEfficiency'), ('disposition', 'disposition'),
		                      ('park', 'park'), ('stages', 'stages')) as k(kind, key)
		  where r.flag_rules -> k.key ->> 'id' is not null
		  group by 1`,
	);
	return new Map(rows.map((r) => [r.name, r.runs]));
}

/** The runs that used a version, newest first, at most a hundred. */
export async function usedBy(
	db: Db,
	kind: RuleKind,
	id: string,
	version: string,
): Promise<{ run: number; year: number; at: string }[]> {
	// runs.flag_rules keeps each kind under its own name, in camel case; the scoring rule has columns of its own
	const key = kind === 'scoring' ? null : kind === 'low-efficiency' ? 'lowEfficiency' : kind;
	const { rows } = await db.query<{ run: number; year: number; at: string }>(
		`select r.id::int as run, r.year, r.recorded_at as at from runs r
		  where case when $1::text is null then r.rule_id = $2 and r.rule_version = $3
		             else r.flag_rules -> $1::text ->> 'id' = $2 and r.flag_rules -> $1::text ->> 'version' = $3 end
		  order by r.id desc limit 100`,
		[key, id, version],
	);
	return rows;
}
