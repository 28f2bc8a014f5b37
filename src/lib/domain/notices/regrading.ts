import type { Problem } from '../problem.ts';

/** A manual re-grading (调档) as it is asked for. */
export interface RegradingRequest {
	to: string;
	reason: string;
}

/** A re-grading that holds: what the rule computed stays beside it. */
export interface Regrading {
	subject: number;
	gradeBefore: string;
	to: string;
	reason: string;
	by: string;
}

/**
 * Why a result may not be re-graded so, or undefined. A result without a grade is not rated: re-grading would rate it
 * without figures.
 * @param grades the rule's grades, best first
 */
export function regradingProblem(
	gradeBefore: string | null,
	request: RegradingRequest,
	grades: readonly string[],
): Problem | undefined {
	if (gradeBefore === null) {
		return {
			code: 'regrading.not-rated',
			message: '这个对象没有评定档次，不能调档',
			fix: '先查明不参评或缺数据的原因；更正数据后重新评价',
		};
	}
	if (!grades.includes(request.to)) {
		return {
			code: 'regrading.grade',
			message: '规则中没有这个档次',
			path: 'to',
			got: request.to,
			expected: grades,
		};
	}
	if (request.to === gradeBefore) {
		return {
			code: 'regrading.same',
			message: '调档后的档次与初评档次相同',
			path: 'to',
			got: request.to,
			fix: '如要取消先前的调档，请撤销那一次调档',
		};
	}
	if (request.reason.trim() === '') {
		return { code: 'regrading.reason', message: '调档必须写明理由', path: 'reason', got: request.reason };
	}
	return undefined;
}

/** The grade that counts: of the re-grading where there is one, else the computed one. */
export function gradeAfter(
	computed: string | null,
	regrading: Pick<Regrading, 'to'> | undefined,
): string | null {
	return regrading?.to ?? computed;
}

/**
 * Which re-gradings of an earlier run still hold in a later one: those whose computed grade is what it was when the
 * officer decided. The others are named, not dropped in silence: somebody decides anew.
 */
export function carryOver<R extends Pick<Regrading, 'subject' | 'gradeBefore'>>(
	regradings: readonly R[],
	computed: ReadonlyMap<number, string | null>,
): { kept: R[]; lapsed: R[] } {
	const holds = (r: R) => computed.get(r.subject) === r.gradeBefore;
	return { kept: regradings.filter(holds), lapsed: regradings.filter((r) => !holds(r)) };
}
