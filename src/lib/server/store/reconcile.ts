import { NUMERIC_FACTS, type NumericFact } from '#lib/domain/facts.ts';
import type { SourceTotal } from '#lib/domain/reconcile/source-totals.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { FactScope } from './facts.ts';
import { live } from './known.ts';

/**
 * Each yearly file of the year by fact, as known at the run's instant: what of it the run uses, what belongs to
 * enterprises outside it, what a later file corrected, what was refused. `of` are the run's enterprises.
 */
export async function sourceTotals(db: Db, scope: FactScope, of: readonly number[]): Promise<SourceTotal[]> {
	const { rows } = await db.query<{
		batch: number;
		file: string;
		fact: string;
		rows: number;
		sum: number;
		state: 'used' | 'outside' | 'superseded' | 'refused';
	}>(
		`with batches as (
		   select b.id, b.file_name from import_batches b
		    where b.kind = 'yearly' and b.state = 'live' and b.live_at <= $1::timestamptz
		 ), held as (
		   select y.batch_id as batch, y.version from yearly_figures y where y.year = $2
		   union
		   select c.batch_id, c.version from import_confirmed c
		 ), figures as (
		   select b.id as batch, b.file_name as file, y.fact, y.value,
		          case when not ${live('y', '$1')} then 'superseded' when e.id is null then 'outside' else 'used' end as state
		     from held h join batches b on b.id = h.batch
		     join yearly_figures y on y.version = h.version and y.year = $2
		     left join unnest($3::bigint[]) as e (id) on e.id = y.subject_id
		   union all
		   select b.id, b.file_name, f.key, (f.value->>'value')::numeric, 'refused'
		     from batches b join import_rows r on r.batch_id = b.id and r.refused
		     cross join lateral jsonb_each(coalesce(r.payload->'facts', '{}'::jsonb)) as f (key, value)
		    where (r.payload->>'year')::integer = $2 and f.value->>'value' is not null
		 )
		 select batch::int as batch, file, fact, state, count(*)::int as rows, sum(value)::float8 as sum
		   from figures where fact = any($4::text[]) group by batch, file, fact, state order by batch, fact`,
		[scope.knownAt, scope.year, of, NUMERIC_FACTS],
	);
	const totals = new Map<string, SourceTotal>();
	const none = () => ({ rows: 0, sum: 0 });
	for (const { batch, file, fact, state, rows: count, sum } of rows) {
		const key = `${batch} ${fact}`;
		const total = totals.get(key) ?? {
			batch,
			file,
			fact: fact as NumericFact,
			used: none(),
			outside: none(),
			superseded: none(),
			refused: none(),
		};
		total[state] = { rows: count, sum };
		totals.set(key, total);
	}
	return [...totals.values()];
}

/** Σ of the year's live figures of some enterprises, each once. */
export async function liveSums(
	db: Db,
	scope: FactScope,
	of: readonly number[],
): Promise<Partial<Record<NumericFact, number>>> {
	const { rows } = await db.query<{ fact: NumericFact; sum: number }>(
		`select y.fact, sum(y.value)::float8 as sum from yearly_figures y
		   join unnest($3::bigint[]) as e (id) on e.id = y.subject_id
		  where y.year = $2 and y.fact = any($4::text[]) and ${live('y', '$1')} group by y.fact`,
		[scope.knownAt, scope.year, of, NUMERIC_FACTS],
	);
	return Object.fromEntries(rows.map((r) => [r.fact, r.sum]));
}

/** The figures of a year, by enterprise. */
export async function figuresOf(
	db: Db,
	year: number,
	knownAt: string,
): Promise<Map<number, Partial<Record<NumericFact, number>>>> {
	const { rows } = await db.query<{ id: number; fact: NumericFact; value: number }>(
		`select y.subject_id::int as id, y.fact, y.value::float8 as value
		   from yearly_figures y where y.year = $2 and y.fact = any($3::text[]) and ${live('y', '$1')}`,
		[knownAt, year, NUMERIC_FACTS],
	);
	const figures = new Map<number, Partial<Record<NumericFact, number>>>();
	for (const { id, fact, value } of rows) {
		const own = figures.get(id);
		if (own) own[fact] = value;
		else figures.set(id, { [fact]: value });
	}
	return figures;
}
