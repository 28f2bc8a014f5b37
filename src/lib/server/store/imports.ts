import type { Db } from '#lib/server/database/db.ts';
import type { Problem } from '#lib/domain/problem.ts';

export type BatchState = 'staging' | 'checked' | 'live' | 'rejected' | 'failed' | 'dry-run';

/** What an import says of itself before its first row. */
export interface BatchStart {
	kind: string;
	fileName: string;
	fileHash: string;
	year?: number;
	mapping?: unknown;
	synthetic?: boolean;
}

/** How the file was read; known once its first rows arrive. */
export interface BatchSource {
	sheet?: string;
	layer?: string;
	crs?: string;
	encoding?: string;
}

export interface BatchCounts {
	read: number;
	inserted: number;
	updated: number;
	unchanged: number;
	rejected: number;
}

/** A batch as lists and reports show it. */
export interface Batch extends BatchCounts {
	batch: number;
	kind: string;
	fileName: string;
	fileHash: string | null;
	sheet: string | null;
	layer: string | null;
	crs: string | null;
	encoding: string | null;
	year: number | null;
	synthetic: boolean;
	state: BatchState;
	recordedAt: string;
	recordedBy: string;
	liveAt: string | null;
}

const COLUMNS = `b.id::int as batch, b.kind, b.file_name as "fileName", b.file_hash as "fileHash", b.sheet, b.layer, b.crs,
	b.encoding, b.year, b.synthetic, b.state, b.rows_read as read, b.rows_inserted as inserted, b.rows_updated as updated,
	b.rows_unchanged as unchanged, b.rows_rejected as rejected, b.recorded_at as "recordedAt",
	b.recorded_by as "recordedBy", b.live_at as "liveAt"`;

/** Seconds without a beat after which a staging batch counts as killed, where several processes share the database. */
const STALE_SECONDS = 300;

/** Opens a batch in state `staging`: nothing of it is visible. */
export async function start(db: Db, batch: BatchStart): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into import_batches (kind, file_name, file_hash, year, mapping, synthetic, recorded_by)
		 values ($1, $2, $3, $4, $5, $6, $7) returning id::int as id`,
		[
			batch.kind,
			batch.fileName,
			batch.fileHash,
			batch.year ?? null,
			batch.mapping === undefined ? null : JSON.stringify(batch.mapping),
			batch.synthetic ?? false,
			db.actor.id,
		],
	);
	return (rows[0] as { id: number }).id;
}

/** Notes how the file was read. */
export async function describe(db: Db, batch: number, source: BatchSource): Promise<void> {
	await db.query(`update import_batches set sheet = $2, layer = $3, crs = $4, encoding = $5 where id = $1`, [
		batch,
		source.sheet ?? null,
		source.layer ?? null,
		source.crs ?? null,
		source.encoding ?? null,
	]);
}

/** Ends a staging batch with its counts and the problems of the file as a whole; those of rows stand with the rows. */
export async function finish(
	db: Db,
	batch: number,
	state: BatchState,
	counts: BatchCounts,
	problems: readonly Problem[],
): Promise<void> {
	const { rows } = await db.query(
		`update import_batches
		    set state = $2, rows_read = $3, rows_inserted = $4, rows_updated = $5, rows_unchanged = $6, rows_rejected = $7,
		        problems = $8, live_at = case when $2 = 'live' then now() end
		  where id = $1 and state = 'staging' returning id`,
		[
			batch,
			state,
			counts.read,
			counts.inserted,
			counts.updated,
			counts.unchanged,
			counts.rejected,
			JSON.stringify(problems),
		],
	);
	if (rows.length === 0)
		throw new Error(`import batch ${batch} is not staging any more: it was taken for dead`);
}

/** Marks a batch failed: its staged rows are gone, its row stays as a record of the attempt. */
export async function fail(db: Db, batch: number, problems: readonly Problem[]): Promise<void> {
	await db.query(
		`update import_batches set state = 'failed', problems = $2 where id = $1 and state <> 'live'`,
		[batch, JSON.stringify(problems)],
	);
	await db.query(`delete from import_rows where batch_id = $1`, [batch]);
}

/**
 * Marks batches failed whose process was killed. Their rows were never visible. The embedded database belongs to this
 * process alone, so there every staging batch is such a one.
 */
export async function failInterrupted(db: Db): Promise<number> {
	const problem: Problem = {
		code: 'import.interrupted',
		message: '导入在完成前中断，没有任何一行生效',
		fix: '重新导入同一文件',
	};
	const { rows } = await db.query<{ id: number }>(
		`select id::int as id from import_batches where state in ('staging', 'checked')
		    and ($1 = 0 or heartbeat_at < now() - make_interval(secs => $1))`,
		[db.home === 'server' ? STALE_SECONDS : 0],
	);
	for (const { id } of rows) await fail(db, id, [problem]);
	return rows.length;
}

/** The latest batches, newest first. */
export async function list(db: Db, limit: number, before?: number): Promise<Batch[]> {
	const { rows } = await db.query<Batch>(
		`select ${COLUMNS} from import_batches b where ($2::bigint is null or b.id < $2) order by b.id desc limit $1`,
		[limit, before ?? null],
	);
	return rows;
}

/** One batch with the problems of its file as a whole, or undefined. */
export async function get(db: Db, id: number): Promise<(Batch & { fileProblems: Problem[] }) | undefined> {
	const { rows } = await db.query<Batch & { fileProblems: Problem[] }>(
		`select ${COLUMNS}, b.problems as "fileProblems" from import_batches b where b.id = $1`,
		[id],
	);
	return rows[0];
}

/** The problems of a batch: of the file first, then row by row. `total` counts all of them. */
export async function problems(
	db: Db,
	id: number,
	page: { offset: number; limit: number },
): Promise<{ total: number; problems: Problem[] }> {
	const all = `(select 0 as row_no, p.ordinality as place, p.value as problem
		   from import_batches b, jsonb_array_elements(b.problems) with ordinality p where b.id = $1
		 union all
		 select r.row_no, p.ordinality, p.value
		   from import_rows r, jsonb_array_elements(r.problems) with ordinality p where r.batch_id = $1) as x`;
	const count = await db.query<{ total: number }>(`select count(*)::int as total from ${all}`, [id]);
	const { rows } = await db.query<{ problem: Problem }>(
		`select problem from ${all} order by row_no, place offset $2 limit $3`,
		[id, page.offset, page.limit],
	);
	return { total: count.rows[0]?.total ?? 0, problems: rows.map((r) => r.problem) };
}
