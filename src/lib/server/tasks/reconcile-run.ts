import type { YearEvaluation, YearFacts } from '#lib/domain/evaluate/whole-year.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { FactScope } from '#lib/server/store/facts.ts';
import type { RunRow, RunWarningRow } from '#lib/server/store/runs.ts';

export async function reconcileRun(
	_db: Db,
	_scope: FactScope,
	made: { input: YearFacts; evaluation: YearEvaluation; rows: readonly RunRow[] },
): Promise<{ summary: unknown; warnings: RunWarningRow[] }> {
	return Promise.resolve({ summary: made.evaluation.warnings, warnings: [] });
}
