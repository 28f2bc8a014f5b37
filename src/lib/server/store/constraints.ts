import type { ConstraintKind, Level } from '#lib/domain/constraints/constraint.ts';
import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

type Box = readonly [number, number, number, number];

/** A constraint as it is recorded; its level is the record's own or null. */
export interface ConstraintRecord {
	id: number;
	code: string;
	name: string;
	kind: ConstraintKind;
	level: Level | null;
	grade: string | null;
	approvalNo: string | null;
	validFrom: string | null;
	validTo: string | null;
}

const COLUMNS = `c.subject_id::int as id, c.code, c.name, c.kind, c.level, c.grade, c.approval_no as "approvalNo",
	c.valid_from as "validFrom", c.valid_to as "validTo"`;
const BBOX = 'array[ST_XMin(c.geom), ST_YMin(c.geom), ST_XMax(c.geom), ST_YMax(c.geom)]::float8[] as bbox';

/** In force on a day, both ends inclusive; a paper that does not say from when is in force. */
const inForce = (day: string) =>
	`(c.valid_from is null or c.valid_from <= ${day}::date) and (c.valid_to is null or c.valid_to >= ${day}::date)`;

/** The constraints in force on a day that share land with a drawing, with the shared area. */
export async function under(
	db: Db,
	geomHex: string,
	asOf: string,
): Promise<(ConstraintRecord & { overlapM2: number })[]> {
	const { rows } = await db.query<ConstraintRecord & { overlapM2: number }>(
		`select ${COLUMNS},
		        case when ST_Covers(c.geom, d.g) then ST_Area(d.g::geography)
		             when ST_CoveredBy(c.geom, d.g) then c.area_m2::float8
		             else ST_Area(ST_CollectionExtract(ST_Intersection(c.geom, d.g, 1e-11), 3)::geography) end as "overlapM2"
		   from (select $1::geometry as g) d join constraints c on ST_Intersects(c.geom, d.g)
		  where ${live('c')} and ${inForce('$2')} order by c.code`,
		[geomHex, asOf],
	);
	return rows;
}

/**
 * By kind, the area of a drawing under at least one constraint in force: land under two counts once. Features are united
 * before they are cut to the drawing: cut first, their own boundaries would leave corners on the drawing's edges, and a
 * geodesic bulges less between more corners (0.04 m² for an edge of 200 m).
 */
export async function unionUnder(
	db: Db,
	geomHex: string,
	asOf: string,
): Promise<Map<ConstraintKind, number>> {
	const { rows } = await db.query<{ kind: ConstraintKind; m2: number }>(
		`select x.kind, ST_Area(ST_CollectionExtract(ST_Intersection(x.whole, x.g, 1e-11), 3)::geography) as m2
		   from (select c.kind, d.g, ST_Union(ST_CollectionExtract(ST_Intersection(c.geom, d.around, 1e-11), 3), 1e-11) as whole
		           from (select g.g, ST_Expand(ST_Envelope(g.g), 0.0001) as around from (select $1::geometry as g) g) d
		           join constraints c on ST_Intersects(c.geom, d.g)
		          where ${live('c')} and ${inForce('$2')} group by c.kind, d.g) x`,
		[geomHex, asOf],
	);
	return new Map(rows.map((r) => [r.kind, r.m2]));
}

/** The features of each kind in force whose box meets a box, the nearest to `middle` first, at most `most` a kind. */
export async function boxesNear(
	db: Db,
	box: Box,
	middle: readonly [number, number],
	asOf: string,
	most: number,
): Promise<(ConstraintRecord & { bbox: [number, number, number, number] })[]> {
	const { rows } = await db.query<ConstraintRecord & { bbox: [number, number, number, number] }>(
		`select c.* from (
		   select ${COLUMNS}, ${BBOX}, row_number() over (partition by c.kind
		            order by c.geom <-> ST_SetSRID(ST_MakePoint($6, $7), 4490), c.subject_id) as place
		     from constraints c
		    where ${live('c')} and ${inForce('$5')} and c.geom && ST_MakeEnvelope($1, $2, $3, $4, 4490)) c
		  where c.place <= $8 order by c.kind, c.place`,
		[...box, asOf, ...middle, most],
	);
	return rows.map(({ id, code, name, kind, level, grade, approvalNo, validFrom, validTo, bbox }) => ({
		id,
		code,
		name,
		kind,
		level,
		grade,
		approvalNo,
		validFrom,
		validTo,
		bbox,
	}));
}

/** Larger features than this are sent as what of them lies in the box: a red line of a county has 100,000 corners. */
const WHOLE_CORNERS = 5000;

/** The constraints in force on a day that touch a box, at full precision; of large ones what lies in the box. */
export async function near(db: Db, box: Box, asOf: string): Promise<(ConstraintRecord & { geom: Buffer })[]> {
	const { rows } = await db.query<ConstraintRecord & { geom: Buffer | null }>(
		`select ${COLUMNS},
		        ST_AsBinary(case when ST_NPoints(c.geom) <= ${WHOLE_CORNERS} then c.geom
		             else ST_Multi(ST_CollectionExtract(ST_Intersection(c.geom, e.g, 1e-11), 3)) end) as geom
		   from constraints c, (select ST_MakeEnvelope($1, $2, $3, $4, 4490) as g) e
		  where ${live('c')} and ${inForce('$5')} and ST_Intersects(c.geom, e.g) order by c.code`,
		[...box, asOf],
	);
	return rows.flatMap((row) => (row.geom ? [{ ...row, geom: row.geom }] : []));
}

export interface ConstraintPlace extends ConstraintRecord {
	approvedOn: string | null;
	authority: string | null;
	source: string | null;
	note: string | null;
	region: { id: number; name: string } | null;
	areaM2: number;
	bbox: [number, number, number, number];
	batch: number;
	row: number | null;
}

/** A constraint with its paper and its place; undefined where there is none. */
export async function get(db: Db, id: number): Promise<ConstraintPlace | undefined> {
	const { rows } = await db.query<ConstraintPlace>(
		`select ${COLUMNS}, c.approved_on as "approvedOn", c.authority, c.source, c.note,
		        (select jsonb_build_object('id', r.subject_id, 'name', r.name) from regions r where r.subject_id = c.region_id and ${live('r')}) as region,
		        c.area_m2::float8 as "areaM2", ${BBOX}, c.batch_id::int as batch, c.row_no as row
		   from constraints c where c.subject_id = $1 and ${live('c')}`,
		[id],
	);
	return rows[0];
}

/** The boundary of a parcel as it is now, EWKB hex, with its area; undefined where there is none. */
export async function parcelOutline(
	db: Db,
	parcel: number,
): Promise<{ hex: string; bbox: [number, number, number, number]; areaM2: number } | undefined> {
	const { rows } = await db.query<{ hex: string; bbox: [number, number, number, number]; areaM2: number }>(
		`select encode(ST_AsEWKB(c.geom), 'hex') as hex, ${BBOX}, ST_Area(c.geom::geography) as "areaM2"
		   from parcels c where c.subject_id = $1 and ${live('c')}`,
		[parcel],
	);
	return rows[0];
}

/** The day that a run evaluates by; undefined where there is no such run. */
export async function dayOfRun(db: Db, run: number): Promise<string | undefined> {
	const { rows } = await db.query<{ asOf: string }>(`select as_of as "asOf" from runs where id = $1`, [run]);
	return rows[0]?.asOf;
}
