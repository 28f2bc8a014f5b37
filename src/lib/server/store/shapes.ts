import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

export interface ShapeRecord {
	id: number;
	code: string;
	name: string | null;
	/** GeoJSON text at full precision. */
	geometry: string;
	areaM2: number;
}

const TABLES = {
	parcel: { table: 'parcels', name: 'null::text' },
	park: { table: 'parks', name: 's.name' },
	region: { table: 'regions', name: 's.name' },
} as const;

/** The boundary of a parcel, a park or a county as it is now; undefined where there is none of that number. */
export async function get(db: Db, kind: keyof typeof TABLES, id: number): Promise<ShapeRecord | undefined> {
	const { table, name } = TABLES[kind];
	const { rows } = await db.query<ShapeRecord>(
		`select s.subject_id::int as id, s.code, ${name} as name, ST_AsGeoJSON(s.geom, 15) as geometry,
		        s.area_m2::float8 as "areaM2"
		   from ${table} s where s.subject_id = $1 and ${live('s')}`,
		[id],
	);
	return rows[0];
}
