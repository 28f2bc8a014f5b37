/**
 * The staged yearly rows, one a figure. `payload.facts` is `{fact: {value, unit, reported}}`; a blank cell is not in it,
 * so a figure that was known is not taken back by a file that does not have it.
 */
export function yearlyRows(): string {
	return `create temporary table import_swap on commit drop as
		select r.row_no, s.id as subject_id, t.version as old_version, t.content_hash as old_hash,
		       (r.payload->>'year')::integer as year, f.key as fact, (f.value->>'value')::numeric as value,
		       f.value->>'unit' as unit, f.value->>'reported' as reported,
		       encode(sha256(convert_to(((f.value->>'value')::numeric)::text, 'UTF8')), 'hex') as hash
		  from import_rows r
		  join subjects s on s.id = (r.payload->>'subject_id')::bigint
		  cross join lateral jsonb_each(r.payload->'facts') as f (key, value)
		  left join yearly_figures t on t.subject_id = s.id and t.year = (r.payload->>'year')::integer and t.fact = f.key
		        and t.superseded_at is null
		 where r.batch_id = $1 and not r.refused`;
}
