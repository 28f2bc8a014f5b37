import type { NoticeSummary } from '#lib/api/notices.ts';
import { progressOf } from '#lib/domain/notices/period.ts';
import type { Words } from '#lib/words/words.ts';

/** How far an objection period is, in words: 还剩 3 个工作日; empty for what was not opened. */
export function countdown(
	notice: Pick<NoticeSummary, 'opensOn' | 'closesOn' | 'countedDays' | 'today'>,
	t: Words,
): string {
	const { opensOn: first, closesOn: last, countedDays: days, today } = notice;
	if (first === null || last === null || days === null) return '';
	const { phase, left } = progressOf({ first, last, days }, today);
	if (phase === 'before') return t('contest.period.before');
	if (phase === 'over') return t('contest.period.over');
	return today === last ? t('contest.period.last') : t('contest.period.left', { count: left });
}
