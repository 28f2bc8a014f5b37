import type { Db } from '#lib/server/database/db.ts';

export interface OverrideRecord {
	kind: 'correction' | 'regrading' | 'share' | 'zone-type';
	at: string;
	by: string;
	code: string;
	name: string | null;
	field: string;
	unit: string | null;
	oldValue: string | null;
	newValue: string | null;
	evidence: string | null;
	holds: boolean;
	notice: number | null;
	run: number | null;
}

/**
 * Every value that a person put in the place of another: corrections after objections, re-gradings, shares set anew
 * (versions of a batch that gives a basis and a reason), decisions on the type of a zone. Newest first.
 */
export async function list(db: Db, limit = 5000): Promise<OverrideRecord[]> {
	const { rows } = await db.query<{ [K in keyof OverrideRecord]: OverrideRecord[K] }>(
		`select * from (
		   select 'correction' as kind, c.recorded_at as at, u.name as by, s.code, coalesce(e.name, p.holder) as name, c.field, c.unit,
		          c.old_value #>> '{}' as "oldValue", c.new_value #>> '{}' as "newValue",
		          concat_ws('；', '异议 ' || a.objection_id, nullif(a.reason, '')) as evidence,
		          not exists (select 1 from corrections d where d.id > c.id and d.record_kind = c.record_kind and d.field = c.field
		              and d.subject_id = c.subject_id and d.parcel_id is not distinct from c.parcel_id
		              and d.from_date is not distinct from c.from_date and d.year is not distinct from c.year) as holds, o.notice_id::int as notice, null::int as run
		     from corrections c join objection_answers a on a.id = c.answer_id join objections o on o.id = a.objection_id
		     join subjects s on s.id = c.subject_id join desk_users u on u.id = c.recorded_by
		     left join enterprises e on e.subject_id = c.subject_id and e.superseded_at is null
		     left join parcels p on p.subject_id = c.subject_id and p.superseded_at is null
		   union all
		   select 'regrading', g.recorded_at, u.name, s.code, coalesce(e.name, p.holder), 'grade', null, g.grade_before, g.grade_to,
		          concat_ws('；', g.reason, g.evidence, '撤销：' || g.withdrawn_reason), g.superseded_at is null, null::int, g.run_id::int
		     from regradings g join subjects s on s.id = g.subject_id join desk_users u on u.id = g.recorded_by
		     left join enterprises e on e.subject_id = g.subject_id and e.superseded_at is null
		     left join parcels p on p.subject_id = g.subject_id and p.superseded_at is null
		   union all
		   select 'share', t.recorded_at, u.name, s.code || ' → ' || ps.code, e.name, 'share', '1', old.share::text, t.share::text,
		          b.mapping->>'reason', t.superseded_at is null, null::int, null::int
		     from import_batches b join occupancies t on t.batch_id = b.id
		     join subjects s on s.id = t.subject_id join subjects ps on ps.id = t.parcel_id
		     join desk_users u on u.id = t.recorded_by
		     left join occupancies old on old.superseded_by = t.version
		     left join enterprises e on e.subject_id = t.subject_id and e.superseded_at is null
		    where b.kind = 'occupancies' and b.mapping ? 'reason' and b.mapping ? 'basis'
		   union all
		   select 'zone-type', d.recorded_at, u.name, s.code, k.name, 'zoneType', null, old.zone_type, d.zone_type, d.reason,
		          d.superseded_at is null and d.zone_type is not null, null::int, null::int
		     from park_type_decisions d join subjects s on s.id = d.subject_id join desk_users u on u.id = d.recorded_by
		     left join park_type_decisions old on old.superseded_by = d.version
		     left join parks k on k.subject_id = d.subject_id and k.superseded_at is null
		 ) as x order by at desc limit $1`,
		[limit],
	);
	return rows;
}
