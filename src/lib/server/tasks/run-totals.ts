import type { RunTotals } from '#lib/api/run-totals.ts';
import { groupTotal } from '#lib/domain/evaluate/group-total.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { ParcelRunFacts } from './run-facts.ts';

/** The indicators of a run's whole area; undefined where there is no such run. Land nobody occupies has no figures. */
export async function runTotalsOf(db: Db, id: number): Promise<RunTotals | undefined> {
	const run = await runs.get(db, id);
	if (!run) return undefined;
	const rows = (await runs.rowsOf(db, id, 'parcel')).map((row) => row.facts as ParcelRunFacts);
	const { indicators } = groupTotal(rows.filter((facts) => facts.occupants.length > 0));
	return { run: id, year: run.year, rules: `${run.ruleId}@${run.ruleVersion}`, indicators };
}
