import type { Db } from '#lib/server/database/db.ts';
import type { ParkFact, ZonePart } from '#lib/domain/park/park-facts.ts';
import type { ZoneType } from '#lib/domain/park/park-rules.ts';
import { live } from './known.ts';

export interface ParkFigureRecord {
	park: number;
	part: ZonePart;
	fact: ParkFact;
	value: number;
	batch: number;
	row: number | null;
}

/** The yearly figures of all zones, or of one, as known at an instant. */
export async function ofYear(
	db: Db,
	year: number,
	knownAt: string,
	park?: number,
): Promise<ParkFigureRecord[]> {
	const { rows } = await db.query<{ [K in keyof ParkFigureRecord]: ParkFigureRecord[K] }>(
		`select f.subject_id::int as park, f.part, f.fact, f.value::float8 as value, f.batch_id::int as batch, f.row_no as row
		   from park_figures f
		  where f.year = $2 and ($3::bigint is null or f.subject_id = $3) and ${live('f', '$1')}
		  order by f.subject_id, f.part, f.fact`,
		[knownAt, year, park ?? null],
	);
	return rows;
}

export interface TypeDecision {
	park: number;
	/** Null: the decision was taken back. */
	type: ZoneType | null;
	reason: string;
	by: string;
	at: string;
	holds: boolean;
}

const DECISION = `d.subject_id::int as park, d.zone_type as type, d.reason, u.name as by, d.recorded_at as at,
	d.superseded_at is null as holds`;

/** The decisions on zone types that held at an instant; one that took a decision back is not among them. */
export async function typeDecisions(db: Db, knownAt: string): Promise<TypeDecision[]> {
	const { rows } = await db.query<{ [K in keyof TypeDecision]: TypeDecision[K] }>(
		`select ${DECISION} from park_type_decisions d join desk_users u on u.id = d.recorded_by
		  where d.zone_type is not null and ${live('d', '$1')} order by d.subject_id`,
		[knownAt],
	);
	return rows;
}

/** Every decision on a zone's type, newest first. */
export async function typeHistory(db: Db, park: number): Promise<TypeDecision[]> {
	const { rows } = await db.query<{ [K in keyof TypeDecision]: TypeDecision[K] }>(
		`select ${DECISION} from park_type_decisions d join desk_users u on u.id = d.recorded_by
		  where d.subject_id = $1 order by d.version desc`,
		[park],
	);
	return rows;
}

/** Records a decision on a zone's type, or (`null`) that one is taken back; the one before it is kept. */
export async function decideType(
	db: Db,
	park: number,
	decision: { type: ZoneType | null; reason: string },
): Promise<void> {
	await db.transaction(async (tx) => {
		// one instant closes the old and opens the new, so that no moment has both or neither
		const { rows: old } = await tx.query<{ version: number }>(
			`update park_type_decisions set superseded_at = now() where subject_id = $1 and superseded_at is null returning version`,
			[park],
		);
		const { rows: made } = await tx.query<{ version: number }>(
			`insert into park_type_decisions (subject_id, zone_type, reason, recorded_at, recorded_by)
			 values ($1, $2, $3, now(), $4) returning version`,
			[park, decision.type, decision.reason, tx.actor.id],
		);
		if (old[0])
			await tx.query(`update park_type_decisions set superseded_by = $2 where version = $1`, [
				old[0].version,
				made[0]?.version,
			]);
	});
}
