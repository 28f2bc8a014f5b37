import type { Db } from '#lib/server/database/db.ts';
import type { Decision } from '#lib/domain/flags/determination.ts';
import { live } from './known.ts';

/** A paper with the import row it was read from. */
export type DecisionRecord = Decision & { batch: number; row: number | null };

const COLUMNS = `d.subject_id::int as parcel, d.kind, d.number, d.dated, d.served_on as "servedOn", d.authority, d.cause, d.note,
	d.batch_id::int as batch, d.row_no as row`;

/** All papers dated up to a day, oldest first within a parcel, as known at an instant. */
export async function all(db: Db, knownAt: string, upTo: string): Promise<DecisionRecord[]> {
	const { rows } = await db.query<DecisionRecord>(
		`select ${COLUMNS} from decisions d where ${live('d', '$1')} and d.dated <= $2::date
		  order by d.subject_id, d.dated, d.version`,
		[knownAt, upTo],
	);
	return rows;
}

/** The papers of one parcel, oldest first. */
export async function ofParcel(db: Db, parcel: number, knownAt: string): Promise<DecisionRecord[]> {
	const { rows } = await db.query<DecisionRecord>(
		`select ${COLUMNS} from decisions d where ${live('d', '$1')} and d.subject_id = $2 order by d.dated, d.version`,
		[knownAt, parcel],
	);
	return rows;
}
