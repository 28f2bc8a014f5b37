import type { z } from 'zod';
import type { batchProof } from '#lib/api/batches.ts';
import type { Db } from '#lib/server/database/db.ts';
import { batchRulesOf } from './batch-rules.ts';
import { parcelDetail } from './run-detail.ts';
import { runOf } from './run-inputs.ts';

/**
 * The proof of a parcel's proposed batch under some batch rules, each fact with its record; undefined where the run has no
 * such parcel. The run's own facts and flags, its batch rules exchanged.
 * @throws InputError `run-not-found`, `rules-not-found`
 */
export async function proofOfBatch(
	db: Db,
	asked: { run: number; parcel: number; rules: string | null },
): Promise<z.infer<typeof batchProof> | undefined> {
	const run = await runOf(db, asked.run);
	const { body } = await batchRulesOf(db, run, asked.rules);
	const flagRules = { ...(run.flagRules as object), disposition: body };
	const detail = await parcelDetail(db, { ...run, flagRules }, asked.parcel);
	if (!detail) return undefined;
	const [supply] = detail.supplies;
	return {
		disposition: detail.disposition,
		supply: supply ? { code: supply.code, source: supply.source } : null,
	};
}
