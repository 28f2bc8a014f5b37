import type { WarningsQuery } from '#lib/api/runs.ts';
import type { Db } from '#lib/server/database/db.ts';

export interface WarningRecord {
	no: number;
	code: string;
	severity: 'fault' | 'check' | 'note';
	kind: 'enterprise' | 'parcel' | 'park' | 'batch' | null;
	id: number | null;
	params: Record<string, number | string>;
	objectCode: string | null;
	name: string | null;
}

/** The warnings of a run, gravest first, with code and name of the record each is about; and how many there are. */
export async function list(
	db: Db,
	run: number,
	{ code, offset, limit }: WarningsQuery,
): Promise<{ total: number; warnings: WarningRecord[] }> {
	const counted = await db.query<{ total: number }>(
		`select count(*)::int as total from run_warnings where run_id = $1 and ($2::text is null or code = $2)`,
		[run, code ?? null],
	);
	const { rows } = await db.query<WarningRecord>(
		`select w.no, w.code, w.severity, w.kind, w.subject_id::int as id, w.params, s.code as "objectCode",
		        coalesce(e.name, k.name, p.holder, p.location) as name
		   from run_warnings w
		   join runs r on r.id = w.run_id
		   left join subjects s on s.id = w.subject_id and w.kind <> 'batch'
		   left join lateral (select e.name from enterprises e where w.kind = 'enterprise' and e.subject_id = w.subject_id
		        and e.recorded_at <= r.known_at order by e.recorded_at desc limit 1) e on true
		   left join lateral (select k.name from parks k where w.kind = 'park' and k.subject_id = w.subject_id
		        and k.recorded_at <= r.known_at order by k.recorded_at desc limit 1) k on true
		   left join lateral (select p.holder, p.location from parcels p where w.kind = 'parcel' and p.subject_id = w.subject_id
		        and p.recorded_at <= r.known_at order by p.recorded_at desc limit 1) p on true
		  where w.run_id = $1 and ($2::text is null or w.code = $2)
		  order by array_position(array['fault', 'check', 'note'], w.severity), w.no offset $3 limit $4`,
		[run, code ?? null, offset, limit],
	);
	return { total: counted.rows[0]?.total ?? 0, warnings: rows };
}
