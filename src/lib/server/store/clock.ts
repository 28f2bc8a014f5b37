import type { Db } from '#lib/server/database/db.ts';

/**
 * The clock, read while no import swap is under way: every fact recorded up to this instant is there to be read, so that
 * "as known at" reads the same facts again later. A swap takes its own instant after it has the lock.
 */
export function readBetweenSwaps(db: Db): Promise<{ now: string; today: string }> {
	if (db.home === 'embedded') return read(db);
	return db.transaction(async (tx) => {
		await tx.query(`select pg_advisory_xact_lock_shared(hashtext('tenglong.import'))`);
		return read(tx);
	});
}

/** The database's clock: the instant as ISO text, and the civil date in China (UTC+8). */
export async function read(db: Db): Promise<{ now: string; today: string }> {
	const { rows } = await db.query<{ now: string; today: string }>(
		`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now,
		        to_char((clock_timestamp() at time zone 'UTC') + interval '8 hours', 'YYYY-MM-DD') as today`,
	);
	return rows[0] as { now: string; today: string };
}
