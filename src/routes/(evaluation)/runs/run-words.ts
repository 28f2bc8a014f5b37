import type { RunSummary } from '#lib/api/overview.ts';
import type { Lang } from '#lib/words/lang.ts';
import { sayIfKnown } from '#lib/words/words.ts';

export const SEVERITIES = ['fault', 'check', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How many warnings of each gravity a run has; those of none are left out. */
export function warningCounts(run: Pick<RunSummary, 'warnings'>): { severity: Severity; n: number }[] {
	return SEVERITIES.map((severity) => ({
		severity,
		n: run.warnings
			.filter((w) => w.severity === severity)
			.reduce((sum, w) => sum + Number(w.params['count'] ?? 1), 0),
	})).filter(({ n }) => n > 0);
}

/** The rule's title in the reader's language. */
export function ruleTitle(run: Pick<RunSummary, 'rulesTitle' | 'rulesTitleEn'>, lang: Lang): string {
	return (lang === 'en' ? run.rulesTitleEn : null) ?? run.rulesTitle;
}

/** A grade as a word: its letter, or not graded, not in it. */
export function gradeWord(grade: string, lang: Lang): string {
	return sayIfKnown(lang, `runs.grade.${grade}`) ?? grade;
}
