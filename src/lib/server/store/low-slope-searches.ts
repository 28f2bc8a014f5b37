import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

type Box = [number, number, number, number];

/** A search as it is written; JSON values are kept as they are given. */
export interface NewSearch {
	name: string;
	/** `{kind, code, name, bbox}` */
	region: unknown;
	/** EWKB hex of a valid multipolygon. */
	regionGeom: string;
	parameters: unknown;
	weights: unknown;
	suitability: unknown;
	roads: unknown;
	terrain: unknown;
	subtracted: unknown;
	counts: unknown;
	asOf: string;
	inputHash: string;
}

export interface SearchRecord extends Omit<NewSearch, 'regionGeom' | 'roads'> {
	id: number;
	/** Name of the roads that were given. */
	roads: string | null;
	at: string;
	by: string;
}

export interface NewBlock {
	no: number;
	areaM2: number;
	figures: unknown;
	score: number | null;
	conditions: unknown;
	/** EWKB hex. */
	geom: string;
}

export interface BlockRecord extends Omit<NewBlock, 'geom'> {
	bbox: Box;
	/** The block of its code in the low-slope layer now; null: none. */
	keptId: number | null;
}

/** A block of the layer; `geometry` is GeoJSON text. */
export type KeptRecord = {
	id: number;
	code: string;
	name: string | null;
	areaM2: number;
	meanSlopeDeg: number | null;
	maxSlopeDeg: number | null;
	meanElevationM: number | null;
	reliefM: number | null;
	bbox: Box;
	geometry: string;
};

/** The code under which a block is adopted: named after its search, so that it is never another's. */
export const blockCode = (search: number, no: number): string =>
	`LS-${search}-${String(no).padStart(3, '0')}`;

/** The same in SQL, of a block `b`. */
const BLOCK_CODE = `'LS-' || b.search_id || '-' || lpad(b.no::text, greatest(3, length(b.no::text)), '0')`;

/** Writes a search and its blocks; call inside a transaction. Neither is changed afterwards. */
export async function insert(db: Db, search: NewSearch, blocks: readonly NewBlock[]): Promise<number> {
	const { rows } = await db.query<{ id: number }>(
		`insert into low_slope_searches (name, region, region_geom, parameters, weights, suitability, roads, terrain, subtracted,
		   counts, as_of, input_hash, recorded_by)
		 values ($1, $2::jsonb, $3::geometry, $4::jsonb, $5::jsonb, $6::jsonb, $7::jsonb, $8::jsonb, $9::jsonb, $10::jsonb, $11::date, $12, $13)
		 returning id::int as id`,
		[
			search.name,
			JSON.stringify(search.region),
			search.regionGeom,
			JSON.stringify(search.parameters),
			orNull(search.weights),
			JSON.stringify(search.suitability),
			orNull(search.roads),
			JSON.stringify(search.terrain),
			JSON.stringify(search.subtracted),
			JSON.stringify(search.counts),
			search.asOf,
			search.inputHash,
			db.actor.id,
		],
	);
	const id = (rows[0] as { id: number }).id;
	for (let at = 0; at < blocks.length; at += 500) await insertBlocks(db, id, blocks.slice(at, at + 500));
	return id;
}

const orNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

async function insertBlocks(db: Db, search: number, blocks: readonly NewBlock[]): Promise<void> {
	await db.query(
		`insert into low_slope_search_blocks (search_id, no, area_m2, figures, score, conditions, geom)
		 select $1, u.no, u."areaM2", u.figures, u.score, u.conditions, u.geom::geometry
		   from jsonb_to_recordset($2::jsonb) as u(no int, "areaM2" float8, figures jsonb, score float8, conditions jsonb, geom text)`,
		[search, JSON.stringify(blocks)],
	);
}

const SEARCH = `s.id::int as id, s.name, s.region, s.parameters, s.weights, s.suitability, s.roads ->> 'name' as roads, s.terrain,
	s.subtracted, s.counts, s.as_of as "asOf", s.input_hash as "inputHash", s.recorded_at as at, u.name as by`;

/** The searches, newest first. */
export async function list(db: Db, limit = 200): Promise<SearchRecord[]> {
	const { rows } = await db.query<{ [K in keyof SearchRecord]: SearchRecord[K] }>(
		`select ${SEARCH} from low_slope_searches s join desk_users u on u.id = s.recorded_by order by s.id desc limit $1`,
		[limit],
	);
	return rows;
}

/** One search, or undefined. */
export async function get(db: Db, id: number): Promise<SearchRecord | undefined> {
	const { rows } = await db.query<{ [K in keyof SearchRecord]: SearchRecord[K] }>(
		`select ${SEARCH} from low_slope_searches s join desk_users u on u.id = s.recorded_by where s.id = $1`,
		[id],
	);
	return rows[0];
}

/** A block of the low-slope layer by its subject, or undefined; numbers as they were recorded. */
export async function kept(db: Db, id: number): Promise<KeptRecord | undefined> {
	const { rows } = await db.query<KeptRecord>(
		`select k.subject_id::int as id, k.code, k.name, k.area_m2::float8 as "areaM2", k.mean_slope_deg::float8 as "meanSlopeDeg",
		        k.max_slope_deg::float8 as "maxSlopeDeg", k.mean_elevation_m::float8 as "meanElevationM", k.relief_m::float8 as "reliefM",
		        array[ST_XMin(k.geom), ST_YMin(k.geom), ST_XMax(k.geom), ST_YMax(k.geom)]::float8[] as bbox,
		        ST_AsGeoJSON(k.geom, 15) as geometry
		   from low_slope_blocks k where k.subject_id = $1 and ${live('k')}`,
		[id],
	);
	return rows[0];
}

/** The live blocks of the layer with their county, and the score of the search that found them; null: not recorded. */
export async function layer(db: Db): Promise<
	{
		id: number;
		code: string;
		name: string | null;
		region: number | null;
		areaM2: number;
		meanSlopeDeg: number | null;
		score: number | null;
	}[]
> {
	const { rows } = await db.query<Awaited<ReturnType<typeof layer>>[number]>(
		`select k.subject_id::int as id, k.code, k.name, k.region_id::int as region, k.area_m2::float8 as "areaM2",
		        k.mean_slope_deg::float8 as "meanSlopeDeg", b.score
		   from low_slope_blocks k left join low_slope_search_blocks b on k.code = ${BLOCK_CODE}
		  where ${live('k')} order by k.code`,
	);
	return rows;
}

/** The blocks of a search, best score first, then the largest; `only` narrows them. */
export async function blocks(db: Db, search: number, only?: readonly number[]): Promise<BlockRecord[]> {
	const { rows } = await db.query<{ [K in keyof BlockRecord]: BlockRecord[K] }>(
		`select b.no, b.area_m2 as "areaM2", b.figures, b.score, b.conditions,
		        array[ST_XMin(b.geom), ST_YMin(b.geom), ST_XMax(b.geom), ST_YMax(b.geom)]::float8[] as bbox,
		        (select k.subject_id::int from low_slope_blocks k where k.code = ${BLOCK_CODE} and ${live('k')}) as "keptId"
		   from low_slope_search_blocks b where b.search_id = $1 and ($2::int[] is null or b.no = any($2::int[]))
		  order by b.score desc nulls last, b.area_m2 desc, b.no`,
		[search, only ?? null],
	);
	return rows;
}

/** Outlines of the blocks of a search as GeoJSON text, by number. */
export async function outlines(
	db: Db,
	search: number,
	only?: readonly number[],
): Promise<{ no: number; score: number | null; geometry: string }[]> {
	const { rows } = await db.query<{ no: number; score: number | null; geometry: string }>(
		`select b.no, b.score, ST_AsGeoJSON(b.geom, 9) as geometry from low_slope_search_blocks b
		  where b.search_id = $1 and ($2::int[] is null or b.no = any($2::int[])) order by b.no`,
		[search, only ?? null],
	);
	return rows;
}

/** The outline of a county by its code, WKB; undefined where there is none. */
export async function regionOutline(
	db: Db,
	code: string,
): Promise<{ name: string; geom: Buffer } | undefined> {
	const { rows } = await db.query<{ name: string; geom: Buffer }>(
		`select r.name, ST_AsBinary(r.geom) as geom from regions r where r.code = $1 and ${live('r')}`,
		[code],
	);
	return rows[0];
}

/** Boundaries of the parks within a distance of a box, in degrees around it, WKB; and whether any park is loaded at all. */
export async function parksAround(
	db: Db,
	box: Box,
	degrees: number,
): Promise<{ loaded: boolean; parks: { code: string; geom: Buffer }[] }> {
	const { rows } = await db.query<{ code: string; geom: Buffer }>(
		`select k.code, ST_AsBinary(k.geom) as geom from parks k
		  where ${live('k')} and k.geom && ST_Expand(ST_MakeEnvelope($1, $2, $3, $4, 4490), $5) order by k.code`,
		[...box, degrees],
	);
	const any = await db.query<{ any: boolean }>(
		`select exists (select 1 from parks k where ${live('k')}) as any`,
	);
	return { loaded: any.rows[0]?.any === true, parks: rows };
}

/** Parcels in a box that hold a building, WKB. */
export async function builtParcels(db: Db, box: Box): Promise<{ code: string; geom: Buffer }[]> {
	const { rows } = await db.query<{ code: string; geom: Buffer }>(
		`select p.code, ST_AsBinary(p.geom) as geom from parcels p
		  where ${live('p')} and p.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490)
		    and exists (select 1 from buildings b where b.parcel_id = p.subject_id and ${live('b')})
		  order by p.code`,
		[...box],
	);
	return rows;
}

/** Kinds of constraint in force anywhere on a day. */
export async function kindsInForce(
	db: Db,
	day: string,
): Promise<{ kind: string; level: string | null; grade: string | null }[]> {
	const { rows } = await db.query<Awaited<ReturnType<typeof kindsInForce>>[number]>(
		`select distinct c.kind, c.level, c.grade from constraints c
		  where ${live('c')}
		    and coalesce(c.valid_from, '-infinity'::date) <= $1::date and coalesce(c.valid_to, 'infinity'::date) >= $1::date`,
		[day],
	);
	return rows;
}

/** Constraints in force on a day that touch a box: the record's own level, null where it states none. */
export async function constraintsIn(
	db: Db,
	box: Box,
	day: string,
): Promise<{ code: string; kind: string; level: string | null; grade: string | null; geom: Buffer }[]> {
	const { rows } = await db.query<Awaited<ReturnType<typeof constraintsIn>>[number]>(
		`select c.code, c.kind, c.level, c.grade, ST_AsBinary(c.geom) as geom from constraints c
		  where ${live('c')} and c.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490)
		    and coalesce(c.valid_from, '-infinity'::date) <= $5::date and coalesce(c.valid_to, 'infinity'::date) >= $5::date
		  order by c.kind, c.code`,
		[...box, day],
	);
	return rows;
}
