import type { Db } from '#lib/server/database/db.ts';

/** The database's clock: the instant as ISO text, and the civil date in China (UTC+8). */
export async function read(db: Db): Promise<{ now: string; today: string }> {
	const { rows } = await db.query<{ now: string; today: string }>(
		`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now,
		        to_char((clock_timestamp() at time zone 'UTC') + interval '8 hours', 'YYYY-MM-DD') as today`,
	);
	return rows[0] as { now: string; today: string };
}
