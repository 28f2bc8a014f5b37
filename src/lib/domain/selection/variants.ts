import { YIELDS, type SelectionDemands } from './question.ts';

/** A question like the planner's with one number moved. */
export interface Variant<Q extends SelectionDemands = SelectionDemands> {
	/** What was moved, and to what part of itself: `budget` 0.9. */
	moved: 'budget' | 'target' | 'weight.tax' | 'weight.valueAdded';
	factor: number;
	question: Q;
}

/** Weights are judgements: they are moved by a quarter. */
export const WEIGHT_FACTORS: readonly number[] = [0.75, 1.25];
/** Budget and target are moved by a tenth and a fifth. */
export const LIMIT_FACTORS: readonly number[] = [0.8, 0.9, 1.1, 1.2];

/**
 * The fixed list of varied questions that tell how firm a pick is: each weight ± 25 %, budget and target ± 10 % and
 * ± 20 %, one at a time. Weights are moved only where two are weighed and benefit is the objective: a single weight
 * scales every benefit alike and changes no choice. Quotas and locks stay.
 */
export function variantsOf<Q extends SelectionDemands>(question: Q): Variant<Q>[] {
	const variants: Variant<Q>[] = [];
	const { weights, budgetWan, targetMu } = question;
	const weighed = YIELDS.filter((name) => weights[name] > 0);
	if (question.objective === 'max-benefit' && weighed.length > 1) {
		for (const name of weighed)
			for (const factor of WEIGHT_FACTORS)
				variants.push({
					moved: `weight.${name}`,
					factor,
					question: { ...question, weights: { ...weights, [name]: weights[name] * factor } },
				});
	}
	for (const factor of LIMIT_FACTORS) {
		if (budgetWan !== null)
			variants.push({ moved: 'budget', factor, question: { ...question, budgetWan: budgetWan * factor } });
		if (targetMu !== null)
			variants.push({ moved: 'target', factor, question: { ...question, targetMu: targetMu * factor } });
	}
	return variants;
}
