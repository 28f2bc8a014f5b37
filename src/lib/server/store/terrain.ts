import type { MultiPolygon } from 'geojson';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import type { Datum } from '#lib/domain/geometry/survey-crs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { GridPlace } from '#lib/domain/terrain/height-grid.ts';
import type { Db } from '#lib/server/database/db.ts';

/** An elevation model that was read; its heights lie in the folder. */
export interface NewTerrain {
	name: string;
	fileHash: string;
	/** Names the folder under `TENGLONG_DATA/terrain`. */
	folder: string;
	askedCrs: string | null;
	askedUnit: 'm' | 'ft' | 'us-ft' | null;
	place: GridPlace;
	crsName: string;
	datum: Datum;
	unit: 'm' | 'ft' | 'us-ft';
	/** `null` where no cell has a height. */
	minM: number | null;
	maxM: number | null;
	validShare: number;
	problems: Problem[];
	synthetic: boolean;
}

export interface TerrainRecord extends NewTerrain {
	id: number;
	/** Box in CGCS2000 lon/lat. */
	bbox: Bounds;
	recordedAt: string;
	by: string;
	state: 'live' | 'superseded' | 'removed';
	endedAt: string | null;
}

const COLUMNS = `t.id::int as id, t.name, t.file_hash as "fileHash", t.folder, t.asked_crs as "askedCrs",
	t.asked_unit as "askedUnit", t.place, t.crs_name as "crsName", t.datum, t.unit, t.min_m as "minM", t.max_m as "maxM",
	t.valid_share as "validShare", t.problems, t.synthetic, array[ST_XMin(t.geom), ST_YMin(t.geom), ST_XMax(t.geom),
	ST_YMax(t.geom)] as bbox, t.recorded_at as "recordedAt", u.name as by, coalesce(t.ended_how, 'live') as state,
	t.ended_at as "endedAt"`;

type Row = { [K in keyof TerrainRecord]: TerrainRecord[K] };

/** The elevation models in use, finest first; with `all` those that were superseded or removed too. */
export async function list(db: Db, all = false): Promise<TerrainRecord[]> {
	const { rows } = await db.query<Row>(
		`select ${COLUMNS} from terrain t join desk_users u on u.id = t.recorded_by
		  where $1 or t.ended_at is null order by t.ended_at is not null, t.cell_x_m * t.cell_y_m, t.id desc`,
		[all],
	);
	return rows;
}

/** One elevation model, or undefined. */
export async function get(db: Db, id: number): Promise<TerrainRecord | undefined> {
	const { rows } = await db.query<Row>(
		`select ${COLUMNS} from terrain t join desk_users u on u.id = t.recorded_by where t.id = $1`,
		[id],
	);
	return rows[0];
}

/** Those in use that touch a lon/lat box: what covers the whole box first, then the finest, then the newest. */
export async function touching(db: Db, [west, south, east, north]: Bounds): Promise<TerrainRecord[]> {
	const { rows } = await db.query<Row>(
		`select ${COLUMNS} from terrain t join desk_users u on u.id = t.recorded_by
		  where t.ended_at is null and t.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490)
		  order by not ST_Covers(t.geom, ST_MakeEnvelope($1, $2, $3, $4, 4490)), t.cell_x_m * t.cell_y_m, t.id desc`,
		[west, south, east, north],
	);
	return rows;
}

/** Whether the same file, read the same way, is in use under the name. */
export async function isSame(db: Db, name: string, folder: string): Promise<number | undefined> {
	const { rows } = await db.query<{ id: number }>(
		`select id::int as id from terrain where name = $1 and folder = $2 and ended_at is null`,
		[name, folder],
	);
	return rows[0]?.id;
}

/** Puts an elevation model in use; the one of the same name is superseded. Answers both ids. */
export async function insert(
	db: Db,
	terrain: NewTerrain,
	footprint: MultiPolygon,
): Promise<{ id: number; superseded: number | null }> {
	return db.transaction(async (tx) => {
		const before = await tx.query<{ id: number }>(
			`update terrain set ended_at = now(), ended_by = $2, ended_how = 'superseded'
			  where name = $1 and ended_at is null returning id::int as id`,
			[terrain.name, tx.actor.id],
		);
		const { rows } = await tx.query<{ id: number }>(
			`insert into terrain (name, file_hash, folder, asked_crs, asked_unit, place, crs, crs_name, datum, unit, cell_x_m,
			   cell_y_m, min_m, max_m, valid_share, problems, synthetic, geom, recorded_by)
			 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
			   ST_SetSRID(ST_GeomFromGeoJSON($18), 4490), $19) returning id::int as id`,
			[
				terrain.name,
				terrain.fileHash,
				terrain.folder,
				terrain.askedCrs,
				terrain.askedUnit,
				JSON.stringify(terrain.place),
				terrain.place.crs,
				terrain.crsName,
				terrain.datum,
				terrain.unit,
				terrain.place.cellX,
				terrain.place.cellY,
				terrain.minM,
				terrain.maxM,
				terrain.validShare,
				JSON.stringify(terrain.problems),
				terrain.synthetic,
				JSON.stringify(footprint),
				tx.actor.id,
			],
		);
		return { id: (rows[0] as { id: number }).id, superseded: before.rows[0]?.id ?? null };
	});
}

/** Takes an elevation model out of use; it stays in the database. False where it is not in use. */
export async function remove(db: Db, id: number): Promise<boolean> {
	const { rowCount } = await db.query(
		`update terrain set ended_at = now(), ended_by = $2, ended_how = 'removed' where id = $1 and ended_at is null`,
		[id, db.actor.id],
	);
	return rowCount === 1;
}

/** Names what is in use: changes whenever an elevation model comes, goes or is replaced; '' where there is none. */
export async function stamp(db: Db): Promise<string> {
	const { rows } = await db.query<{ stamp: string }>(
		`select coalesce(md5(string_agg(folder, ',' order by cell_x_m * cell_y_m, id desc)), '') as stamp
		   from terrain where ended_at is null`,
	);
	return rows[0]?.stamp ?? '';
}
