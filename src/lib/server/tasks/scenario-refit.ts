import { fit } from '#lib/domain/evaluate/fit.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { columnsOf } from '#lib/domain/facts.ts';
import { scenarioFacts } from '#lib/domain/scenario/apply-changes.ts';
import type { KeyedChange } from '#lib/domain/scenario/change.ts';
import type { MeasuredOutline, Objects } from '#lib/domain/scenario/measured.ts';
import { changedPopulation, movedCuts } from '#lib/domain/scenario/population.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { EnterpriseRunFacts } from './run-facts.ts';

/** The run's rule fitted anew to its enterprises as the changes leave them, and how many cuts that moved. */
export async function refitted(
	db: Db,
	run: runs.RunRecord,
	objects: Objects,
	changes: readonly KeyedChange[],
	measured: ReadonlyMap<string, MeasuredOutline>,
): Promise<{ fitted: Fitted; moved: number; of: number }> {
	const base = run.fitted as Fitted;
	const rows = await runs.rowsOf(db, run.id, 'enterprise');
	const landlord = new Map<string, string>();
	const population = rows.flatMap((row) => {
		const kept = row.facts as EnterpriseRunFacts;
		// A tenant that follows its landlord is in the landlord's row.
		if (kept.follows) landlord.set(String(row.id), String(kept.follows.owner));
		if (kept.follows) return [];
		const { industry, industryEdition, aboveScale, other } = kept;
		const facts = kept.settled?.facts ?? kept.facts;
		return [{ id: String(row.id), industry, industryEdition, aboveScale, other, facts }];
	});
	const end = scenarioFacts(objects, changes, measured).at(-1)?.after ?? objects;
	const changed = changedPopulation(population, objects, end, (id) => landlord.get(id) ?? id);
	const fitted = fit(columnsOf(changed), base.rules, base.date);
	return { fitted, ...movedCuts(base, fitted) };
}
