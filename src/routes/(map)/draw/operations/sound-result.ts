import { arealOf, polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { boundaryProblem } from '#lib/formats/boundary-problems.ts';

/** What makes a boundary useless for arithmetic: the first fault that is no harmless one; null: it is sound. */
export function unsound(geometry: Areal): Problem | null {
	const fault = boundaryFindings(geometry).find((finding) => !isUsable([finding]));
	return fault ? boundaryProblem(fault) : null;
}

/** The same for each part by itself: parts that touch or overlap are what a merge is for. */
export function unsoundPart(geometry: Areal): Problem | null {
	for (const polygon of polygonsOf(geometry)) {
		const problem = unsound(arealOf([polygon]));
		if (problem) return problem;
	}
	return null;
}

const RESULT_UNSOUND: Problem = {
	code: 'outline.result-unsound',
	message: '结果的边界有误（自相交或各部分相接），不能采用。',
	fix: '换一个数值再试，或先修整图形',
};

/**
 * An operation's result, or what stands in its way: a boundary that crosses itself has no inside to work on, and a result
 * that does is none.
 * @param check of the outline that is worked on
 */
export function soundResult<T extends { outline: Areal }>(
	own: Areal | null,
	work: (own: Areal) => T | Problem | null,
	check = unsound,
): T | Problem | null {
	if (!own) return null;
	const problem = check(own);
	if (problem) return problem;
	const result = work(own);
	if (!result || 'code' in result) return result;
	const fault = unsound(result.outline);
	return fault ? { ...RESULT_UNSOUND, got: fault.code } : result;
}
