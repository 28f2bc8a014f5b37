import type { RunLines } from '#lib/api/run-lines.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import type { LowEfficiencyRules } from '#lib/domain/flags/low-efficiency-rules.ts';
import { policyLines } from '#lib/domain/rules/policy-lines.ts';
import { CONTROL_STANDARDS } from '#lib/rulesets/control-standards.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';

/** The lines that a run's rules draw across its indicators; undefined where there is no such run. */
export async function runLinesOf(db: Db, id: number): Promise<RunLines | undefined> {
	const run = await runs.get(db, id);
	if (!run) return undefined;
	const { lowEfficiency } = run.flagRules as { lowEfficiency?: LowEfficiencyRules | null };
	return { run: id, lines: policyLines(run.fitted as Fitted, lowEfficiency ?? null, CONTROL_STANDARDS) };
}
