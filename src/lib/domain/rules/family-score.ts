import type { RuleIndicator } from './rule-set.ts';

/** The numbers of one indicator's score, resolved: baselines by k × group mean and group extrema are in place. */
export interface ScoreFigures {
	weight: number;
	/** What the weights are parts of: 1, where the ideal family stands alone with weights of 1, else 100. */
	weightSum: number;
	baseline: number;
	min: number;
	max: number;
	base: number;
	ideal: number;
}

/**
 * The score of one value (NaN where a figure is unknown), before cap and floor. Sources: contract.md "Rule files";
 * domain.md §1.3, 1.5, 1.6, 2.3.
 * - ratio: x ÷ baseline × weight; reverse (2 − x ÷ baseline) × weight.
 * - minmax: weight × (base + (100 − base) × (x − min) ÷ (max − min)) ÷ 100; reverse with (max − x). Where all members
 *   are equal no one is worse, and the share is 1.
 * - ideal: realisation degree S = x ÷ ideal × 100, at most 100; reverse with ideal 0: (1 − x) × 100, with an ideal
 *   above 0: ideal ÷ x × 100. Score S × weight ÷ 100, or S × weight where all of the group is of this family and
 *   the weights sum to 1 (F = ΣW·S).
 */
export function familyScore(
	rule: Pick<RuleIndicator, 'family' | 'direction'>,
	x: number,
	f: ScoreFigures,
): number {
	const reverse = rule.direction === 'reverse';
	switch (rule.family) {
		case 'ratio':
			return reverse ? (2 - x / f.baseline) * f.weight : (x / f.baseline) * f.weight;
		case 'minmax': {
			const span = f.max - f.min;
			const above = reverse ? f.max - x : x - f.min;
			const share = span === 0 ? (above >= 0 ? 1 : 0) : above / span;
			return (f.weight * (f.base + (100 - f.base) * share)) / 100;
		}
		case 'ideal': {
			const degree = !reverse ? x / f.ideal : f.ideal === 0 ? 1 - x : x <= f.ideal ? 1 : f.ideal / x;
			const percent = Math.max(0, Math.min(1, degree)) * 100;
			return (percent * f.weight) / (f.weightSum > 1.5 ? 100 : 1);
		}
	}
}
