import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import { runColumns } from './columns.ts';

/** A run's parcels as the map reads them: the Arrow stream, and the same as gzip. */
export interface KeptColumns {
	bytes: Uint8Array;
	packed: Uint8Array;
}

const zip = promisify(gzip);
/** Years that are played or compared stay at hand; older ones are made again. */
const KEPT_RUNS = 4;
// One process serves one database, and a run never changes.
const kept = new Map<number, Promise<KeptColumns>>();

/** All columns of a run's parcels, made once and kept: reading 100,000 rows takes seconds. */
export function keptColumns(db: Db, run: number): Promise<KeptColumns> {
	const known = kept.get(run);
	if (known) {
		kept.delete(run);
		kept.set(run, known);
		return known;
	}
	const made = make(db, run);
	kept.set(run, made);
	// What failed is made again by the next who asks.
	made.catch(() => kept.delete(run));
	if (kept.size > KEPT_RUNS) kept.delete(kept.keys().next().value as number);
	return made;
}

async function make(db: Db, run: number): Promise<KeptColumns> {
	const bytes = await runColumns(db, run, []);
	return { bytes, packed: await zip(bytes, { level: constants.Z_BEST_SPEED }) };
}

/** Makes the columns of the newest run before anybody asks. */
export async function warmColumns(db: Db): Promise<void> {
	const run = await runs.latest(db);
	if (run !== undefined) await keptColumns(db, run);
}
