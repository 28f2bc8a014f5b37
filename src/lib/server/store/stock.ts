import type { ConversionBatch } from '#lib/domain/batches/conversion-ledger.ts';
import type { Reserve } from '#lib/domain/batches/reserve-ledger.ts';
import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

interface Recorded {
	batch: number;
	row: number | null;
	/** Null: known by paper only. */
	bbox: [number, number, number, number] | null;
}
export type ApprovalRecord = ConversionBatch & Recorded & { authority: string | null };
export type ReserveRecord = Reserve & Recorded & { note: string | null };

const BOX = (t: string) =>
	`case when ${t}.geom is not null then
	 array[ST_XMin(${t}.geom), ST_YMin(${t}.geom), ST_XMax(${t}.geom), ST_YMax(${t}.geom)]::float8[] end as bbox`;

/** The live conversion batches, by number; `region` is the county's code. */
export async function approvals(db: Db): Promise<ApprovalRecord[]> {
	const { rows } = await db.query<{ [K in keyof ApprovalRecord]: ApprovalRecord[K] }>(
		`select a.subject_id::int as id, a.code, a.name, g.code as region, a.approved_on as "approvedOn",
		        a.approved_area_m2::float8 as "approvedM2", a.supplied_area_m2::float8 as "suppliedM2", a.authority,
		        a.batch_id::int as batch, a.row_no as row, ${BOX('a')}
		   from approvals a left join subjects g on g.id = a.region_id where ${live('a')} order by a.code`,
	);
	return rows;
}

/** The live reserves: land and standard workshops, by number. */
export async function reserves(db: Db): Promise<ReserveRecord[]> {
	const { rows } = await db.query<{ [K in keyof ReserveRecord]: ReserveRecord[K] }>(
		`select r.subject_id::int as id, r.code, r.name, g.code as region, coalesce(r.kind, 'reserve-land') as kind,
		        r.area_m2::float8 as "areaM2", r.floor_area_m2::float8 as "floorM2", r.planned_use as "plannedUse",
		        r.available_on as "availableOn", r.cleared, r.value_wan::float8 as "valueWan", r.note,
		        r.batch_id::int as batch, r.row_no as row, ${BOX('r')}
		   from reserves r left join subjects g on g.id = r.region_id where ${live('r')} order by r.code`,
	);
	return rows;
}
