import { CAP, FIFTEEN, FLAGGED, SHARES, YEAR } from './evaluate-job.ts';

/**
 * Job a as one SQL statement, the same for PostgreSQL and DuckDB: join of the year's records to the parcels (area
 * stored), fifteen indicators, fifteen ranks within the industry, scores with cap, total, rank, grade and flags.
 * Operations are in the same order as ours, so that totals are equal to the last bit.
 */
export const JOB_STATEMENT = `
with joined as (
  select p.id, p.industry, p."landMu", p."floorAreaM2", y.*
    from parcels p join yearly y on y.parcel = p.id and y.year = ${YEAR}
), valued as (
  select id, industry, ${FIFTEEN.map(([name, top, bottom]) => `case when "${bottom}" > 0 then "${top}" / "${bottom}" end as "${name}"`).join(', ')}
    from joined
), ranked as (
  select *, ${FIFTEEN.map(([name]) => `case when "${name}" is not null then rank() over (partition by industry order by "${name}" desc nulls last) end as "rank_${name}"`).join(', ')}
    from valued
), totalled as (
  select *, ${FIFTEEN.map(([name, , , baseline, weight]) => `coalesce(least("${name}" / ${sqlNumber(baseline)} * ${sqlNumber(weight)}, ${sqlNumber(CAP * weight)}), ${sqlNumber(0)})`).join(' + ')} as total
    from ranked
), placed as (
  select *, rank() over (partition by industry order by total desc) as place, count(*) over (partition by industry) as n from totalled
)
select id, total, ${FIFTEEN.map(([name]) => `"rank_${name}"`).join(', ')},
  case when industry is null then null
       ${SHARES.map((share, k) => `when place <= floor(${share} * n + 1e-9) then '${'ABC'[k]}'`).join('\n       ')}
       else 'D' end as grade,
  (${FLAGGED.map(([name, below]) => `"${name}" < ${sqlNumber(below)}`).join(' or ')}) as flag
from placed`;

export const RANK_SUM = FIFTEEN.map(([name]) => `coalesce("rank_${name}", 0)`).join(' + ');

/** A double, not a decimal: 18 / 0.3 must divide as ours does. */
function sqlNumber(x: number): string {
	return `cast(${x} as double precision)`;
}

/** What both must agree on before a ratio is printed. */
export interface JobAnswer {
	grades: Record<string, number>;
	flagged: number;
	/** Sum of the ranks of all indicators over parcels whose industry is known. */
	ranks: number;
}
