import type { FigureKind } from '#lib/domain/record-kinds/record-kind.ts';

/** SQL types of the columns that tell figures of one subject apart, beside the fact. */
const KEY_TYPES: Record<string, string> = { year: 'integer', part: 'text' };

/**
 * The staged rows of a kind that stores one row a figure. `payload.facts` is `{fact: {value, unit, reported}}`; a blank
 * cell is not in it, so a figure that was known is not taken back by a file that does not have it.
 */
export function figureRows(kind: FigureKind): string {
	const keys = Object.keys(kind.figures.keys).map((name) => {
		const type = KEY_TYPES[name];
		if (!type)
			throw new Error(`figures of ${kind.name} are told apart by ${name}, whose SQL type is not known`);
		return { name, from: `(r.payload->>'${name}')::${type}` };
	});
	return `create temporary table import_swap on commit drop as
		select r.row_no, s.id as subject_id, t.version as old_version, t.content_hash as old_hash,
		       ${keys.map(({ name, from }) => `${from} as ${name}`).join(', ')}, f.key as fact, (f.value->>'value')::numeric as value,
		       f.value->>'unit' as unit, f.value->>'reported' as reported,
		       encode(sha256(convert_to(((f.value->>'value')::numeric)::text, 'UTF8')), 'hex') as hash
		  from import_rows r
		  join subjects s on s.id = (r.payload->>'subject_id')::bigint
		  cross join lateral jsonb_each(r.payload->'facts') as f (key, value)
		  left join ${kind.table} t on t.subject_id = s.id and ${keys.map(({ name, from }) => `t.${name} = ${from}`).join(' and ')}
		        and t.fact = f.key and t.superseded_at is null
		 where r.batch_id = $1 and not r.refused`;
}

/** The columns that the swap writes for such a kind. */
export function figureColumns(kind: FigureKind): string[] {
	return [...Object.keys(kind.figures.keys), 'fact', 'value', 'unit', 'reported'];
}
