import type { Db } from '#lib/server/database/db.ts';
import type { SourceAnswer } from '#lib/api/evaluation.ts';
import { holdsIn, live } from './known.ts';

/** Where each batch came from: file, sheet, when and by whom. */
export async function batches(db: Db, ids: Iterable<number>): Promise<Map<number, SourceAnswer>> {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return new Map();
	const { rows } = await db.query<{
		id: number;
		file: string;
		sheet: string | null;
		at: string;
		by: string;
		synthetic: boolean;
	}>(
		`select b.id::int as id, b.file_name as file, b.sheet, b.live_at as at, u.name as by, b.synthetic
		   from import_batches b join desk_users u on u.id = b.recorded_by where b.id = any($1::bigint[])`,
		[wanted],
	);
	return new Map(
		rows.map((r) => [
			r.id,
			{
				batch: r.id,
				file: r.file,
				...(r.sheet === null ? {} : { sheet: r.sheet }),
				at: r.at,
				by: r.by,
				synthetic: r.synthetic,
			},
		]),
	);
}

export interface FigureSource {
	enterprise: number;
	fact: string;
	batch: number;
	row: number | null;
	unit: string | null;
	reported: string | null;
}

/** The record behind each yearly figure of some enterprises, as known at an instant. */
export async function figures(
	db: Db,
	enterprises: readonly number[],
	year: number,
	knownAt: string,
): Promise<FigureSource[]> {
	const { rows } = await db.query<FigureSource>(
		`select y.subject_id::int as enterprise, y.fact, y.batch_id::int as batch, y.row_no as row, y.unit, y.reported
		   from yearly_figures y where y.subject_id = any($2::bigint[]) and y.year = $3 and ${live('y', '$1')}`,
		[knownAt, enterprises, year],
	);
	return rows;
}

export interface SeatSource {
	enterprise: number;
	parcel: number;
	batch: number;
	row: number | null;
}

/** The record behind each occupancy of a year of some enterprises or on some parcels, as known at an instant. */
export async function seats(
	db: Db,
	of: { enterprises: readonly number[] } | { parcels: readonly number[] },
	year: number,
	knownAt: string,
): Promise<SeatSource[]> {
	const [column, ids] = 'parcels' in of ? ['parcel_id', of.parcels] : ['subject_id', of.enterprises];
	const { rows } = await db.query<SeatSource>(
		`select o.subject_id::int as enterprise, o.parcel_id::int as parcel, o.batch_id::int as batch, o.row_no as row
		   from occupancies o
		  where o.${column} = any($2::bigint[]) and ${live('o', '$1')} and ${holdsIn('o', '$3')} order by o.version`,
		[knownAt, ids, year],
	);
	return rows;
}

/** The cell as the file had it, with the unit of its heading; undefined where it was kept as it is. */
export function cellOf({ reported, unit }: Pick<FigureSource, 'reported' | 'unit'>): string | undefined {
	if (reported === null) return undefined;
	// a cell may carry its unit already: 93.23 万元
	return unit === null || reported.trim().endsWith(unit) ? reported : `${reported} ${unit}`;
}

/** A source with its row number, or an empty one where the batch is not known. */
export function sourceAt(
	known: Map<number, SourceAnswer>,
	batch: number,
	row: number | null,
	record?: string,
): SourceAnswer {
	return {
		...(known.get(batch) ?? { batch }),
		...(row === null ? {} : { row }),
		...(record === undefined ? {} : { record }),
	};
}
