import type { Problem } from '../problem.ts';

/** How an objection was answered: the fact was corrected, in part, or the objection was refused with reasons. */
export const OUTCOMES = ['accepted', 'partly', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Why an answer is none, or undefined. Accepting means correcting something; refusing changes nothing and gives its
 * reasons; a partial answer does both.
 */
export function answerProblem(outcome: Outcome, reason: string, corrections: number): Problem | undefined {
	if (outcome !== 'refused' && corrections === 0) {
		return {
			code: 'objection.no-correction',
			message: '采纳异议必须更正至少一项事实',
			path: 'corrections',
			got: 0,
			expected: '至少 1',
			fix: '填写更正后的数值；不更正的，请选“不予采纳”并说明理由',
		};
	}
	if (outcome === 'refused' && corrections > 0) {
		return {
			code: 'objection.refused-with-correction',
			message: '不予采纳的答复不能同时更正事实',
			path: 'corrections',
			got: corrections,
			expected: 0,
			fix: '改选“部分采纳”，或去掉更正',
		};
	}
	if (outcome !== 'accepted' && reason.trim() === '') {
		return {
			code: 'objection.reason',
			message: '不予采纳或部分采纳必须说明理由',
			path: 'reason',
			got: reason,
		};
	}
	return undefined;
}
