import type { Db } from '#lib/server/database/db.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';

/**
 * The subject of the place that contains a geometry's point on surface, as SQL. Joins by location are made at write
 * time, never per request (design.md). Where several contain the point the smallest wins (a county before its city).
 */
export function placeOf(places: 'regions' | 'parks' | 'parcels', geometry: string): string {
	return `(select q.subject_id from ${places} q where q.superseded_at is null and st_covers(q.geom, st_pointonsurface(${geometry}))
		order by q.area_m2, q.subject_id limit 1)`;
}

/**
 * Once a batch of places is in: what lies in them now, or did before, finds its place again. Nothing else is touched,
 * and a changed place makes no new version; the place before is kept in joins_before (until `at`).
 */
export async function rejoin(db: Db, kind: RecordKindName, at: string): Promise<void> {
	switch (kind) {
		case 'regions':
			for (const table of ['parks', 'parcels', 'low_slope_blocks', 'constraints'])
				await find(db, table, 'region_id', 'regions', at);
			return;
		case 'parks':
			return find(db, 'parcels', 'park_id', 'parks', at);
		case 'parcels':
			return findParcels(db, IN_CHANGED('b', 'parcel_id'), at);
		case 'buildings':
			return findParcels(db, 'b.subject_id in (select subject_id from import_swap)', at);
		default:
			return;
	}
}

/** Rows of alias `x` that lie, or lay, in a place of the batch. */
const IN_CHANGED = (x: string, column: string) => `(${x}.${column} in (select subject_id from import_swap)
	or exists (select 1 from import_swap w where st_intersects(w.geom, ${x}.geom)))`;

async function find(
	db: Db,
	table: string,
	column: string,
	places: 'regions' | 'parks',
	at: string,
): Promise<void> {
	await db.query(
		`with f as materialized (
		   select x.version, ${placeOf(places, 'x.geom')} as place from ${table} x
		    where x.superseded_at is null and ${IN_CHANGED('x', column)}
		 ), ${KEPT(table, column)}
		 update ${table} t set ${column} = f.place
		   from f where t.version = f.version and t.${column} is distinct from f.place`,
		[at],
	);
}

/** The place a row of `f` had, kept before it changes. What the same swap recorded was never known otherwise. */
const KEPT = (table: string, column: string) => `kept as (
		   insert into joins_before (table_name, version, column_name, place, held_until)
		   select '${table}', t.version, '${column}', t.${column}, $1::timestamptz
		     from ${table} t join f on f.version = t.version
		    where t.${column} is distinct from f.place and t.recorded_at < $1::timestamptz
		 )`;

/** Buildings whose file names no parcel stand on the one that their point on surface lies in. */
async function findParcels(db: Db, which: string, at: string): Promise<void> {
	await db.query(
		`with f as materialized (
		   select b.version, ${placeOf('parcels', 'b.geom')} as place from buildings b
		    where b.superseded_at is null and (b.parcel_joined or b.parcel_id is null) and ${which}
		 ), ${KEPT('buildings', 'parcel_id')}
		 update buildings t set parcel_id = f.place, parcel_joined = true
		   from f where t.version = f.version and (t.parcel_id is distinct from f.place or not t.parcel_joined)`,
		[at],
	);
}
