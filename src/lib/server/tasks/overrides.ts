import type { Override } from '#lib/api/regradings.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/overrides.ts';

/** Every override with its old value, its evidence and its name, newest first. */
export async function listOverrides(db: Db): Promise<Override[]> {
	return store.list(db);
}
