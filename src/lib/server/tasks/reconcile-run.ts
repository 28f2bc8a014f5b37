import type { YearEvaluation, YearFacts } from '#lib/domain/evaluate/whole-year.ts';
import { reconcile } from '#lib/domain/reconcile/reconcile.ts';
import { tallyOf, type RunWarning } from '#lib/domain/reconcile/warning.ts';
import { RECONCILE } from '#lib/rulesets/reconcile-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { FactScope } from '#lib/server/store/facts.ts';
import * as enterprises from '#lib/server/store/enterprises.ts';
import * as store from '#lib/server/store/reconcile.ts';
import type { RunRow } from '#lib/server/store/runs.ts';
import type { ParkRunFacts } from './park-row.ts';

/** What a run keeps of its reconciliation: one entry a code for its list, and every warning with the row it is about. */
export interface Reconciled {
	summary: ReturnType<typeof tallyOf>;
	warnings: RunWarning[];
}

/** Reconciles an evaluation with its source files and with the year before, as known at the run's instant. */
export async function reconcileRun(
	db: Db,
	scope: FactScope,
	made: { input: YearFacts; evaluation: YearEvaluation; rows: readonly RunRow[] },
): Promise<Reconciled> {
	const ids = made.input.enterprises.map((e) => e.id);
	const warnings = reconcile(
		made.input,
		made.evaluation,
		{
			parks: made.rows
				.filter((row) => row.kind === 'park')
				.map((row) => ({ id: row.id, parcels: (row.facts as ParkRunFacts).parcels })),
			sources: await store.sourceTotals(db, scope, ids),
			live: await store.liveSums(db, scope, ids),
			lastYear: await store.figuresOf(db, scope.year - 1, scope.knownAt),
			names: new Map((await enterprises.names(db, ids)).map((e) => [e.id, e.name])),
		},
		RECONCILE,
	);
	return { summary: tallyOf(warnings), warnings };
}
