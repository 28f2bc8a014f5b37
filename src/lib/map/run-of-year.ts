import type { RunSummary } from '#lib/api/overview.ts';

/** A run that was shown for its year, and the rule set it was looked for by. */
export interface Sought {
	run: number;
	rules: string;
}

/**
 * The newest run of a year by the same rule set; where there is none, the newest by any. The rule set is the shown run's:
 * where that run was itself a stand-in for a year without one, the set that was looked for then. Undefined where the year
 * has no run.
 */
export function runOfYear(
	runs: readonly RunSummary[],
	shown: RunSummary | null,
	before: Sought | null,
	year: number | undefined,
): Sought | undefined {
	const ofYear = runs.filter((run) => run.year === year);
	const rules = shown && shown.id === before?.run ? before.rules : shown?.rules;
	const run = ofYear.find((one) => one.rules === rules) ?? ofYear[0];
	return run && { run: run.id, rules: rules ?? run.rules };
}
