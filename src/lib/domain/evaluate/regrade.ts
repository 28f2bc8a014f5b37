import type { Regrading } from '../rules/rule-set.ts';
import type { Outcome } from './result.ts';

/** A result whose grade a hand changed, with what it was before. */
export type Regraded<R> = R & { regrading?: Regrading };

/**
 * Applies grades changed by hand (调档) after cuts and vetoes. The grade before stays beside the new one with reason and
 * name; scores and ranks stay. An object that has no grade is not rated and is not given one here; such entries, and
 * those that name nobody, come back in `notApplied`. Pure.
 */
export function regrade<R extends Pick<Outcome, 'id' | 'grade' | 'reason' | 'gradeBefore'>>(
	results: readonly R[],
	regradings: readonly Regrading[],
): { results: Regraded<R>[]; notApplied: { regrading: Regrading; why: 'no-such-object' | 'not-rated' }[] } {
	const byId = new Map(regradings.map((r) => [r.id, r]));
	const applied = new Set<string>();
	const unrated = new Set<string>();
	const changed = results.map((result): Regraded<R> => {
		const regrading = byId.get(result.id);
		if (!regrading) return result;
		if (result.grade === null) {
			unrated.add(result.id);
			return result;
		}
		applied.add(result.id);
		const reason = `regraded:${regrading.reason}`;
		return { ...result, grade: regrading.grade, gradeBefore: result.grade, reason, regrading };
	});
	return {
		results: changed,
		notApplied: regradings
			.filter(({ id }) => !applied.has(id))
			.map((regrading) => ({ regrading, why: unrated.has(regrading.id) ? 'not-rated' : 'no-such-object' })),
	};
}
