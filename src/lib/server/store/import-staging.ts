import type { Db } from '#lib/server/database/db.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** A checked row on its way in. `payload` is keyed by SQL column; `ewkb` is hex, CGCS2000. */
export interface StagedRow {
	row: number;
	code: string | null;
	payload: Record<string, unknown>;
	ewkb: string | null;
	problems: Problem[];
	refused: boolean;
}

/** What the door's repair did to an invalid polygon. */
export interface Repair {
	row: number;
	/** PostGIS's words and the place, `Self-intersection[119.9 28.4]`. */
	reason: string;
	/** Ellipsoidal area after the repair, m²; null where nothing with an area was left. */
	areaM2: number | null;
}

/**
 * Stages a chunk. Polygons are made valid here and nowhere later; ring self-overlap counts once (`structure`), unlike
 * the default method, which punches it out. Returns the repaired rows.
 */
export async function stage(db: Db, batch: number, rows: readonly StagedRow[]): Promise<Repair[]> {
	const { rows: repaired } = await db.query<{ row: number; reason: string; areaM2: number | null }>(
		`with given as (
		   select t.*, t.ewkb::geometry as g
		     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
		       as t (row_no, code, payload, ewkb, problems, refused)
		 ), judged as materialized (
		   select *, case when g is null or st_isvalid(g) then null else st_isvaliddetail(g) end as fault from given
		 ), mended as materialized (
		   select row_no, code, payload, problems, refused, fault,
		          case when g is null then null
		               when fault is null then st_multi(g)
		               else st_multi(st_collectionextract(st_makevalid(g, 'method=structure keepcollapsed=false'), 3)) end as geom
		     from judged
		 ), staged as (
		   insert into import_rows (batch_id, row_no, code, payload, geom, area_m2, repair, problems, refused)
		   select $1, row_no, code, payload::jsonb, geom, st_area(geom::geography),
		          (fault).reason || coalesce('[' || st_x((fault).location) || ' ' || st_y((fault).location) || ']', ''),
		          problems::jsonb, refused
		     from mended
		   returning row_no, repair, area_m2
		 )
		 select row_no as row, repair as reason, area_m2::float8 as "areaM2" from staged where repair is not null order by 1`,
		[
			batch,
			rows.map((r) => r.row),
			rows.map((r) => r.code),
			rows.map((r) => JSON.stringify(r.payload)),
			rows.map((r) => r.ewkb),
			rows.map((r) => (r.problems.length ? JSON.stringify(r.problems) : null)),
			rows.map((r) => r.refused),
		],
	);
	await db.query(`update import_batches set heartbeat_at = now() where id = $1`, [batch]);
	return repaired;
}

/** Adds problems to staged rows; refuses those that have a fault. */
export async function addProblems(
	db: Db,
	batch: number,
	found: readonly { row: number; problems: Problem[]; refused: boolean }[],
): Promise<void> {
	if (found.length === 0) return;
	await db.query(
		`update import_rows r
		    set problems = coalesce(r.problems, '[]'::jsonb) || f.problems::jsonb, refused = r.refused or f.refused
		   from unnest($2::int[], $3::text[], $4::boolean[]) as f (row_no, problems, refused)
		  where r.batch_id = $1 and r.row_no = f.row_no`,
		[
			batch,
			found.map((f) => f.row),
			found.map((f) => JSON.stringify(f.problems)),
			found.map((f) => f.refused),
		],
	);
}

/** How many rows are staged and how many of them refused. */
export async function count(db: Db, batch: number): Promise<{ read: number; refused: number }> {
	const { rows } = await db.query<{ read: number; refused: number }>(
		`select count(*)::int as read, (count(*) filter (where refused))::int as refused from import_rows where batch_id = $1`,
		[batch],
	);
	return rows[0] as { read: number; refused: number };
}

/** Drops the staged rows that nobody needs any more: those without a problem, or all of them. */
export async function clear(db: Db, batch: number, keepProblems = true): Promise<void> {
	await db.query(`delete from import_rows where batch_id = $1 and (problems is null or not $2)`, [
		batch,
		keepProblems,
	]);
}
