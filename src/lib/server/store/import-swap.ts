import type { Db } from '#lib/server/database/db.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { hasFigures, type RecordKind } from '#lib/domain/record-kinds/record-kind.ts';
import * as clock from './clock.ts';
import { targetOf, type ImportTarget } from './import-target.ts';
import { rejoin } from './import-joins.ts';
import { addKeys } from './import-keys.ts';
import { figureColumns, figureRows } from './import-yearly.ts';
import { sharesOff } from './import-shares.ts';

export interface SwapResult {
	inserted: number;
	updated: number;
	unchanged: number;
	/** Remarks that only the whole can give (shares that do not sum to 1). */
	notes: Problem[];
}

/**
 * Makes a batch's good rows live, inside the caller's transaction: new subjects, new versions, the versions they
 * supersede, further keys, places joined by location. A row that says what is live already makes no version. A field
 * that the file does not have keeps its live value. All of it holds from one instant, taken after the lock.
 */
export async function swap(db: Db, batch: number, kind: RecordKind): Promise<SwapResult> {
	// On a server two imports may end at once; the embedded database has one session.
	if (db.home === 'server') await db.query(`select pg_advisory_xact_lock(hashtext('tenglong.import'))`);
	const { now: at } = await clock.read(db);
	const target = targetOf(kind);
	await db.query(`analyze import_rows`);
	if (target.owned) await addSubjects(db, batch, target);
	await (hasFigures(kind)
		? db.query(figureRows(kind), [batch])
		: db.query(mergedRows(target), [batch, target.subject]));
	if (target.geometry) await db.query(`create index on import_swap using gist (geom)`);
	// Nobody analyses the embedded database: without figures the planner loops over tens of thousands of rows.
	await db.query(`analyze import_swap`);
	await supersede(db, target.table, at);
	await insertVersions(db, batch, target, kind, at);
	if (kind.name === 'yearly') await confirm(db, batch);
	await db.query(`analyze ${target.table}`);
	await addKeys(db, batch, kind.name);
	await rejoin(db, kind.name, at);
	const { rows } = await db.query<Omit<SwapResult, 'notes'>>(
		`select (count(*) filter (where fresh and not changed))::int as inserted, (count(*) filter (where changed))::int as updated,
		        (count(*) filter (where not fresh and not changed))::int as unchanged
		   from (select row_no, bool_or(old_version is null) as fresh,
		                bool_or(old_version is not null and hash <> old_hash) as changed
		           from import_swap group by row_no) as x`,
	);
	const counts = rows[0] as Omit<SwapResult, 'notes'>;
	const notes = kind.name === 'occupancies' ? await sharesOff(db) : [];
	await db.query(`drop table import_swap`);
	return { ...counts, notes };
}

async function addSubjects(db: Db, batch: number, target: ImportTarget): Promise<void> {
	await db.query(
		`insert into subjects (kind, code) select $2, r.code from import_rows r where r.batch_id = $1 and not r.refused
		 on conflict (kind, code) do nothing`,
		[batch, target.subject],
	);
	await db.query(`analyze subjects`);
}

/** The staged rows merged with their live ones: what each record would be, and its hash. */
function mergedRows(target: ImportTarget): string {
	const subject = target.owned
		? `join subjects s on s.kind = $2 and s.code = r.code`
		: `join subjects s on s.kind = $2 and s.id = (r.payload->>'subject_id')::bigint`;
	const live = ['t.subject_id = s.id', 't.superseded_at is null', ...target.match].join(' and ');
	const hashed = target.columns.filter((c) => c.counts).map((c) => c.name);
	const geometry = target.geometry ? `, coalesce(r.geom, t.geom) as geom` : '';
	return `create temporary table import_swap on commit drop as
		select m.*, encode(sha256(convert_to(row(${hashed.map((c) => `m.${c}`).join(', ')})::text
		       ${target.geometry ? `|| coalesce(encode(st_asbinary(m.geom), 'hex'), '')` : ''}, 'UTF8')), 'hex') as hash
		  from (
		    select r.row_no, s.id as subject_id, t.version as old_version, t.content_hash as old_hash,
		           ${target.columns.map((c) => `${c.from} as ${c.name}`).join(', ')}${geometry}
		      from import_rows r ${subject}
		      left join ${target.table} t on ${live}
		      cross join lateral jsonb_populate_record(t, r.payload) p
		     where r.batch_id = $1 and not r.refused
		  ) as m`;
}

async function supersede(db: Db, table: string, at: string): Promise<void> {
	await db.query(
		`update ${table} t set superseded_at = $1 from import_swap w where t.version = w.old_version and w.hash <> w.old_hash`,
		[at],
	);
}

/** Figures that the file repeats stay as they are; that it holds them is kept, for its total. */
async function confirm(db: Db, batch: number): Promise<void> {
	await db.query(
		`insert into import_confirmed (batch_id, version)
		 select distinct $1::bigint, old_version from import_swap where old_version is not null and hash = old_hash`,
		[batch],
	);
}

async function insertVersions(
	db: Db,
	batch: number,
	target: ImportTarget,
	kind: RecordKind,
	at: string,
): Promise<void> {
	const columns = hasFigures(kind)
		? figureColumns(kind)
		: [...target.columns.map((c) => c.name), ...(target.geometry ? ['geom'] : [])];
	const identity = hasFigures(kind) ? 'n.row_no = w.row_no and n.fact = w.fact' : 'n.row_no = w.row_no';
	await db.query(
		`with n as (
		   insert into ${target.table} (subject_id, ${columns.join(', ')}, batch_id, row_no, content_hash, recorded_at, recorded_by)
		   select subject_id, ${columns.join(', ')}, $1, row_no, hash, $3::timestamptz, $2
		     from import_swap where old_version is null or hash <> old_hash
		   returning version, row_no${hasFigures(kind) ? ', fact' : ''}
		 )
		 update ${target.table} t set superseded_by = n.version
		   from n join import_swap w on ${identity} where t.version = w.old_version`,
		[batch, db.actor.id, at],
	);
}
