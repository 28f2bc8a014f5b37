import type { Db } from '#lib/server/database/db.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';

/**
 * Joins by location at write time, never per request (design.md): what lies where, by the point on surface. Where several
 * contain the point the smallest wins (a county before its city). Only what the batch touched is joined again.
 */
export async function joinPlaces(db: Db, kind: RecordKindName): Promise<void> {
	switch (kind) {
		case 'regions':
			for (const table of ['parks', 'parcels', 'low_slope_blocks'])
				await rejoin(db, table, 'region_id', 'regions');
			return;
		case 'parks':
			await join(db, 'parks', 'region_id', 'regions');
			return rejoin(db, 'parcels', 'park_id', 'parks');
		case 'parcels':
			await join(db, 'parcels', 'park_id', 'parks');
			await join(db, 'parcels', 'region_id', 'regions');
			return rejoinBuildings(db);
		case 'low-slope':
			return join(db, 'low_slope_blocks', 'region_id', 'regions');
		case 'buildings':
			await db.query(
				`update buildings b set parcel_id = ${containing('parcels', 'b')}, parcel_joined = true
				   from import_swap w where b.subject_id = w.subject_id and b.superseded_at is null
				    and (b.parcel_joined or b.parcel_id is null)`,
			);
			return;
		default:
			return;
	}
}

/** The subject of the smallest live row of `places` that contains the point on surface of `row`. */
function containing(places: string, row: string): string {
	return `(select q.subject_id from ${places} q where q.superseded_at is null and st_covers(q.geom, st_pointonsurface(${row}.geom))
		order by q.area_m2, q.subject_id limit 1)`;
}

/** The batch's own rows find their place. */
async function join(db: Db, table: string, column: string, places: string): Promise<void> {
	await db.query(
		`update ${table} x set ${column} = ${containing(places, 'x')}
		   from import_swap w where x.subject_id = w.subject_id and x.superseded_at is null`,
	);
}

/** The batch's rows are places: what lies in them now, or did before, finds its place again. */
async function rejoin(db: Db, table: string, column: string, places: string): Promise<void> {
	await db.query(
		`update ${table} x set ${column} = ${containing(places, 'x')}
		  where x.superseded_at is null
		    and (x.${column} in (select subject_id from import_swap)
		         or exists (select 1 from import_swap w where st_intersects(w.geom, x.geom)))`,
	);
}

async function rejoinBuildings(db: Db): Promise<void> {
	await db.query(
		`update buildings b set parcel_id = ${containing('parcels', 'b')}, parcel_joined = true
		  where b.superseded_at is null and (b.parcel_joined or b.parcel_id is null)
		    and (b.parcel_id in (select subject_id from import_swap)
		         or exists (select 1 from import_swap w where st_intersects(w.geom, b.geom)))`,
	);
}
