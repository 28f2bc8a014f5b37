import { fit } from '#lib/domain/evaluate/fit.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { columnsOf } from '#lib/domain/facts.ts';
import { scenarioFacts } from '#lib/domain/scenario/apply-changes.ts';
import type { KeyedChange } from '#lib/domain/scenario/change.ts';
import type { MeasuredOutline, Objects } from '#lib/domain/scenario/measured.ts';
import { gradedRows } from '#lib/domain/scenario/graded.ts';
import { changedPopulation, movedCuts } from '#lib/domain/scenario/population.ts';
import type { Refit, Regraded } from '#lib/domain/scenario/result.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import { gradedParcels } from '#lib/server/store/scenario-land.ts';
import type { EnterpriseRunFacts } from './run-facts.ts';

/**
 * The run's rule fitted anew to its enterprises as the changes leave them: how many cuts that moved, and which of the
 * run's parcels it grades otherwise.
 */
export async function refitted(
	db: Db,
	run: runs.RunRecord,
	objects: Objects,
	changes: readonly KeyedChange[],
	measured: ReadonlyMap<string, MeasuredOutline>,
): Promise<Refit & { fitted: Fitted }> {
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
	return { fitted, ...movedCuts(base, fitted), regraded: await regraded(db, run.id, base, fitted) };
}

async function regraded(db: Db, run: number, before: Fitted, after: Fitted): Promise<Regraded[]> {
	const parcels = await gradedParcels(db, run);
	const rows = parcels.map((p) => p.row);
	const isEmpty = (i: number) => parcels[i]?.occupants === 0;
	const [old, now] = [before, after].map((fitted) => gradedRows(fitted, rows, isEmpty));
	return parcels.flatMap(({ id, grade: from, row }, i) => {
		const to = now?.[i]?.grade ?? null;
		if (to === from || to === (old?.[i]?.grade ?? null)) return [];
		return [{ id, from, to, mu: row.facts.landMu ?? 0 }];
	});
}
