import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** Whether anything live came from a synthetic batch. */
export async function hasSynthetic(db: Db): Promise<boolean> {
	const { rows } = await db.query<{ synthetic: boolean }>(
		`select exists (select 1 from import_batches where state = 'live' and synthetic) as synthetic`,
	);
	return rows[0]?.synthetic === true;
}

/** Whether all land there is (of a county, by its code) came from the synthetic demo; false where there is none. */
export async function isSyntheticLand(db: Db, knownAt: string, region?: string): Promise<boolean> {
	const { rows } = await db.query<{ synthetic: boolean }>(
		`select coalesce(bool_and(b.synthetic), false) as synthetic
		   from (select distinct p.batch_id from parcels p
		           left join regions r on r.subject_id = p.region_id and ${live('r', '$1')}
		          where ${live('p', '$1')} and ($2::text is null or r.code = $2)) as used
		   join import_batches b on b.id = used.batch_id`,
		[knownAt, region ?? null],
	);
	return rows[0]?.synthetic === true;
}

/** The data years that have figures, newest first. */
export async function years(db: Db): Promise<number[]> {
	const { rows } = await db.query<{ year: number }>(
		`select distinct y.year from yearly_figures y where ${live('y')} order by y.year desc`,
	);
	return rows.map((r) => r.year);
}

const COUNTED = {
	regions: 'regions',
	parks: 'parks',
	parcels: 'parcels',
	buildings: 'buildings',
	enterprises: 'enterprises',
	occupancies: 'occupancies',
	supplies: 'supplies',
	inspections: 'inspections',
	decisions: 'decisions',
	costs: 'vacating_costs',
	approvals: 'approvals',
	reserves: 'reserves',
	tasks: 'batch_tasks',
	projects: 'projects',
	'low-slope': 'low_slope_blocks',
	constraints: 'constraints',
	'park-yearly': 'park_figures',
} as const;

/** Live rows by import kind; yearly figures are told by their years (`years`), counting millions of cells tells nobody anything. */
export async function counts(db: Db): Promise<Record<string, number>> {
	const { rows } = await db.query<{ kind: string; n: number }>(
		Object.entries(COUNTED)
			.map(
				([kind, table]) => `select '${kind}' as kind, count(*)::int as n from ${table} t where ${live('t')}`,
			)
			.join(' union all '),
	);
	return Object.fromEntries(rows.map((r) => [r.kind, r.n]));
}
