import type { Actor, Db } from '#lib/server/database/db.ts';

/** The desk users one may choose on the page until sign-in exists. */
export async function list(db: Db): Promise<Actor[]> {
	const { rows } = await db.query<{ id: string; name: string; role: string }>(
		`select id, name, role from desk_users order by (role = 'system'), id`,
	);
	return rows.map((r) => ({ id: r.id, name: r.name, roles: [r.role], scope: [] }));
}

/** True for a database into which nothing was ever imported. */
export async function isEmpty(db: Db): Promise<boolean> {
	const { rows } = await db.query<{ empty: boolean }>(
		`select not exists (select 1 from import_batches) as empty`,
	);
	return rows[0]?.empty === true;
}
