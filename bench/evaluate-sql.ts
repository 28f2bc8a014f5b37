import pg from 'pg';
import { NUMERIC_FACTS, type FactRow } from '#lib/domain/facts.ts';

/** The peer: the same rule as one SQL statement with window functions over a stored, analysed table. */
export async function gradesBySql(
	url: string,
	rows: readonly FactRow[],
): Promise<{ ms: number; grades: Record<string, number> }> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const names = NUMERIC_FACTS.map((n) => `"${n}"`).join(', ');
		await client.query(
			`create temp table facts (id text, above boolean, ${NUMERIC_FACTS.map((n) => `"${n}" float8`).join(', ')})`,
		);
		for (let at = 0; at < rows.length; at += 5_000) {
			const part = rows.slice(at, at + 5_000);
			await client.query(
				`insert into facts (id, above, ${names}) select * from unnest($1::text[], $2::boolean[], ${NUMERIC_FACTS.map((_, k) => `$${k + 3}::float8[]`).join(', ')})`,
				[
					part.map((r) => r.id),
					part.map((r) => r.aboveScale),
					...NUMERIC_FACTS.map((n) => part.map((r) => r.facts[n])),
				],
			);
		}
		await client.query('analyze facts');
		await client.query(`create temp table graded (id text, grade text)`);
		let ms = Infinity;
		for (let run = 0; run < 3; run++) {
			await client.query('truncate graded');
			const from = performance.now();
			await client.query(STATEMENT);
			ms = Math.min(ms, performance.now() - from);
		}
		const answer = await client.query<{ grade: string; n: string }>(
			'select grade, count(*) as n from graded group by grade',
		);
		return { ms, grades: Object.fromEntries(answer.rows.map((r) => [r.grade, Number(r.n)])) };
	} finally {
		await client.end();
	}
}

const STATEMENT = `
insert into graded
with scored as (
  select id, above,
    case when above then "taxWan" / "landMu" / 24.097 * 30 else "taxWan" / "landMu" / 11.5932 * 50 end as s1,
    case when above then "valueAddedWan" / "landMu" / 136.16 * 20
         else "taxWan" / "electricityWanKwh" / 0.2352 * 50 end as s2,
    case when above then "valueAddedWan" / "energyTce" / 2.694 * 20
      + "valueAddedWan" / "employees" / 18.14 * 10 + "rdWan" / "revenueWan" / 0.0302 * 10 else 0 end as s3,
    case when above then "valueAddedWan" / "emissionTon" / 4929.81 * 10 else 0 end as emission
  from facts where above is not null
), totals as (
  select id, above, s1 + s2 + s3 + coalesce(emission, avg(emission) over (partition by above)) as total from scored
), ranked as (
  select id, above, rank() over (partition by above order by total desc)::float8
    / count(*) over (partition by above) as share from totals
)
select id, case
  when share <= case when above then 0.2 else 0.05 end then 'A'
  when share <= case when above then 0.8 else 0.75 end then 'B'
  when share <= 0.95 then 'C' else 'D' end
from ranked`;
