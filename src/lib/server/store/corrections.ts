import type { Db } from '#lib/server/database/db.ts';
import { correctableFields, type CorrectableKind } from '#lib/domain/notices/correctable.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import * as staging from './import-staging.ts';
import { swap } from './import-swap.ts';
import { columnOf } from './import-target.ts';
import { holdsIn, live } from './known.ts';

/** Which fact: of an enterprise or parcel, of an occupancy (enterprise and parcel), of a year. */
export interface FactPlace {
	kind: CorrectableKind;
	subject: number;
	parcel: number | null;
	fromDate: string | null;
	year: number | null;
	field: string;
}

/** A fact as it is now, with the version that holds it. */
export interface CurrentFact extends FactPlace {
	code: string;
	version: number;
	value: string | number | boolean | null;
	batch: number;
	row: number | null;
}

/** The values of a kind's correctable fields as rows `(field, value)` over the alias `t`. */
function fieldRows(kind: CorrectableKind): string {
	const rows = correctableFields(kind).map((f) => `('${f.name}', to_jsonb(t.${columnOf(f)}))`);
	return `cross join lateral (values ${rows.join(', ')}) as f (field, value)`;
}

const HEAD = `t.version::int as version, s.code, t.batch_id::int as batch, t.row_no as row`;

/** The facts that may be corrected of some enterprises (with their places of the year) and of one parcel. */
export async function current(
	db: Db,
	{ enterprises, parcel, year }: { enterprises: readonly number[]; parcel: number | null; year: number },
): Promise<CurrentFact[]> {
	type Row = { [K in keyof CurrentFact]: CurrentFact[K] };
	const figures = await db.query<Row>(
		`select 'yearly' as kind, t.subject_id::int as subject, null::int as parcel, null::text as "fromDate", t.year, t.fact as field,
		        case when t.fact = 'aboveScale' then to_jsonb(t.value = 1) else to_jsonb(t.value) end as value, ${HEAD}
		   from yearly_figures t join subjects s on s.id = t.subject_id
		  where t.subject_id = any($1::bigint[]) and t.year = $2 and ${live('t')}`,
		[enterprises, year],
	);
	const firms = await db.query<Row>(
		`select 'enterprises' as kind, t.subject_id::int as subject, null::int as parcel, null::text as "fromDate", null::int as year,
		        f.field, f.value, ${HEAD}
		   from enterprises t join subjects s on s.id = t.subject_id ${fieldRows('enterprises')}
		  where t.subject_id = any($1::bigint[]) and ${live('t')}`,
		[enterprises],
	);
	const places = await db.query<Row>(
		`select 'occupancies' as kind, t.subject_id::int as subject, t.parcel_id::int as parcel, t.from_date::text as "fromDate",
		        null::int as year, f.field, f.value, t.version::int as version, s.code, t.batch_id::int as batch, t.row_no as row
		   from occupancies t join subjects s on s.id = t.parcel_id ${fieldRows('occupancies')}
		  where t.subject_id = any($1::bigint[]) and ($3::bigint is null or t.parcel_id = $3)
		    and ${live('t')} and ${holdsIn('t', '$2')}
		  order by s.code, t.from_date nulls first`,
		[enterprises, year, parcel],
	);
	const land = await db.query<Row>(
		`select 'parcels' as kind, t.subject_id::int as subject, null::int as parcel, null::text as "fromDate", null::int as year,
		        f.field, f.value, ${HEAD}
		   from parcels t join subjects s on s.id = t.subject_id ${fieldRows('parcels')}
		  where ${live('t')} and (t.subject_id = $1 or ($1 is null and t.subject_id in (
		        select o.parcel_id from occupancies o where o.subject_id = any($2::bigint[]) and ${live('o')} and ${holdsIn('o', '$3')})))
		  order by s.code`,
		[parcel, enterprises, year],
	);
	return [...figures.rows, ...firms.rows, ...places.rows, ...land.rows];
}

/** The enterprises on a parcel in a year, as known now. */
export async function occupantsOf(db: Db, parcel: number, year: number): Promise<number[]> {
	const { rows } = await db.query<{ id: number }>(
		`select distinct o.subject_id::int as id from occupancies o
		  where o.parcel_id = $1 and ${live('o')} and ${holdsIn('o', '$2')} order by 1`,
		[parcel, year],
	);
	return rows.map((r) => r.id);
}

/** A staged correction: the code of its subject where the kind owns it, and the new values by SQL column. */
export interface CorrectedRow {
	code: string | null;
	payload: Record<string, unknown>;
}

/**
 * Makes corrected rows of one kind live through the importer's own swap, under a batch that names its source: each
 * becomes a new version, the old one stays, superseded. Call inside a transaction.
 * @returns the batch and how many rows made a new version
 */
export async function apply(
	db: Db,
	kind: CorrectableKind,
	source: { name: string; fileHash: string | null; year: number | null; mapping: unknown },
	rows: readonly CorrectedRow[],
): Promise<{ batch: number; updated: number }> {
	const made = await db.query<{ id: number }>(
		`insert into import_batches (kind, file_name, file_hash, year, mapping, rows_read, recorded_by)
		 values ($1, $2, $3, $4, $5::jsonb, $6, $7) returning id::int as id`,
		[
			kind,
			source.name,
			source.fileHash,
			source.year,
			JSON.stringify(source.mapping),
			rows.length,
			db.actor.id,
		],
	);
	const batch = (made.rows[0] as { id: number }).id;
	await staging.stage(
		db,
		batch,
		rows.map((row, i) => ({ ...row, row: i + 1, ewkb: null, problems: [], refused: false })),
	);
	const counts = await swap(db, batch, RECORD_KINDS[kind]);
	await db.query(
		`update import_batches set state = 'live', live_at = now(), rows_inserted = $2, rows_updated = $3, rows_unchanged = $4
		  where id = $1`,
		[batch, counts.inserted, counts.updated, counts.unchanged],
	);
	await staging.clear(db, batch, false);
	return { batch, updated: counts.inserted + counts.updated };
}

export interface NewCorrection extends FactPlace {
	unit: string | null;
	batch: number;
	oldVersion: number | null;
	newVersion: number | null;
	oldValue: string | number | boolean | null;
	newValue: string | number | boolean;
}

/** Notes what an answer corrected, old value and new. */
export async function record(db: Db, answer: number, list: readonly NewCorrection[]): Promise<void> {
	for (const c of list) {
		await db.query(
			`insert into corrections (answer_id, batch_id, record_kind, subject_id, parcel_id, from_date, year, field, unit,
			                          old_version, new_version, old_value, new_value, recorded_by)
			 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13::jsonb, $14)`,
			[
				answer,
				c.batch,
				c.kind,
				c.subject,
				c.parcel,
				c.fromDate,
				c.year,
				c.field,
				c.unit,
				c.oldVersion,
				c.newVersion,
				c.oldValue === null ? null : JSON.stringify(c.oldValue),
				JSON.stringify(c.newValue),
				db.actor.id,
			],
		);
	}
}

export interface CorrectionRecord extends NewCorrection {
	id: number;
	answer: number;
	objection: number;
	code: string;
	at: string;
	by: string;
}

/** The corrections answered to a notice's objections, or all of them, oldest first. */
export async function list(db: Db, notice?: number): Promise<CorrectionRecord[]> {
	const { rows } = await db.query<{ [K in keyof CorrectionRecord]: CorrectionRecord[K] }>(
		`select c.id::int as id, c.answer_id::int as answer, a.objection_id::int as objection, c.record_kind as kind,
		        c.subject_id::int as subject, s.code, c.parcel_id::int as parcel, c.from_date as "fromDate", c.year, c.field, c.unit,
		        c.batch_id::int as batch, c.old_version::int as "oldVersion", c.new_version::int as "newVersion",
		        c.old_value as "oldValue", c.new_value as "newValue", c.recorded_at as at, u.name as by
		   from corrections c join objection_answers a on a.id = c.answer_id join objections o on o.id = a.objection_id
		   join subjects s on s.id = c.subject_id join desk_users u on u.id = c.recorded_by
		  where $1::bigint is null or o.notice_id = $1 order by c.id limit 20000`,
		[notice ?? null],
	);
	return rows;
}
