import type { Db } from '#lib/server/database/db.ts';

/**
 * Takes dead rows out of every table and brings the statistics up to date, for an archive that shall be small. Staging
 * leaves dead rows behind, and the embedded database vacuums nothing by itself.
 */
export async function compact(db: Db): Promise<void> {
	const { rows } = await db.query<{ name: string }>(
		`select quote_ident(relname) as name from pg_stat_user_tables where schemaname = 'public' and relname <> 'spatial_ref_sys'`,
	);
	for (const { name } of rows) await db.query(`vacuum full ${name}`);
	await db.query('analyze');
	await db.query('checkpoint');
}
