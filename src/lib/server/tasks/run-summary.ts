import type { RunSummary } from '#lib/api/overview.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';

/** A run as lists show it. */
export function summaryOf(run: Omit<RunRecord, 'fitted' | 'flagRules'>): RunSummary {
	const rules = run.rules as RuleSet;
	return {
		id: run.id,
		year: run.year,
		rules: `${run.ruleId}@${run.ruleVersion}`,
		rulesTitle: rules.title.zh,
		rulesTitleEn: rules.title.en ?? null,
		otherRules: run.otherRules,
		scoresOnly: isScoresOnly(rules),
		regionCode: run.regionCode,
		asOf: run.asOf,
		knownAt: run.knownAt,
		inputHash: run.inputHash,
		counts: run.counts as RunSummary['counts'],
		warnings: run.warnings as RunSummary['warnings'],
		at: run.at,
		by: run.by,
	};
}

/** A rule whose cuts are not published scores and ranks, and grades nothing (未公布分档). */
export function isScoresOnly(rules: RuleSet): boolean {
	return rules.groups.every((group) => group.tiers === null);
}
