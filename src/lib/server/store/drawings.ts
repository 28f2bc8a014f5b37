import type { Db } from '#lib/server/database/db.ts';

export interface DrawingRecord {
	id: number;
	name: string;
	note: string | null;
	/** GeoJSON text at full precision. */
	geometry: string;
	areaM2: number;
	version: number;
	changedAt: string;
	by: string;
}

const COLUMNS = `d.id::int as id, d.name, d.note, ST_AsGeoJSON(d.geom, 15) as geometry, ST_Area(d.geom::geography) as "areaM2",
	d.version, d.changed_at as "changedAt", u.name as by`;

/** The saved drawings, last changed first. */
export async function list(db: Db): Promise<DrawingRecord[]> {
	const { rows } = await db.query<DrawingRecord>(
		`select ${COLUMNS} from drawings d join desk_users u on u.id = d.recorded_by
		  where d.deleted_at is null order by d.changed_at desc, d.id desc`,
	);
	return rows;
}

/** One drawing, or undefined. */
export async function get(db: Db, id: number): Promise<DrawingRecord | undefined> {
	const { rows } = await db.query<DrawingRecord>(
		`select ${COLUMNS} from drawings d join desk_users u on u.id = d.recorded_by where d.id = $1 and d.deleted_at is null`,
		[id],
	);
	return rows[0];
}

/** Saves a new drawing; the geometry is EWKB hex of a valid multipolygon. */
export async function insert(
	db: Db,
	drawing: { name: string; note: string | null; geom: string },
): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into drawings (name, note, geom, recorded_by) values ($1, $2, $3::geometry, $4) returning id::int as id`,
		[drawing.name, drawing.note, drawing.geom, db.actor.id],
	);
	return (rows[0] as { id: number }).id;
}

/** Changes a drawing if it still is the version that was read; false where somebody was faster or it is gone. */
export async function update(
	db: Db,
	id: number,
	version: number,
	drawing: { name: string; note: string | null; geom: string },
): Promise<boolean> {
	const { rowCount } = await db.query(
		`update drawings set name = $3, note = $4, geom = $5::geometry, version = version + 1, changed_at = now()
		  where id = $1 and version = $2 and deleted_at is null`,
		[id, version, drawing.name, drawing.note, drawing.geom],
	);
	return rowCount === 1;
}

/** Takes a drawing away (it stays in the database) or brings it back: the page offers undo. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<boolean> {
	const { rowCount } = await db.query(
		`update drawings set deleted_at = case when $2::boolean then now() end where id = $1`,
		[id, deleted],
	);
	return rowCount === 1;
}
