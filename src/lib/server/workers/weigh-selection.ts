import { variantsOf } from '#lib/domain/selection/variants.ts';
import { problemOf } from '#lib/domain/selection/problem-of.ts';
import type { Findings } from '#lib/domain/selection/answer-of.ts';
import type { SelectionDemands, WeighedCandidate } from '#lib/domain/selection/question.ts';
import { firmnessOf } from '#lib/domain/shortlist/firmness.ts';
import { regretBounds, regretOf, type Regret } from '#lib/domain/shortlist/regret.ts';
import type { SetAnswer, SetProblem, SolveOptions } from '#lib/domain/shortlist/set-problem.ts';
import { solveExactly } from './solve-exactly.ts';

/** A question with its candidates, as the thread gets it. */
export interface SelectionWork {
	question: SelectionDemands;
	candidates: readonly WeighedCandidate[];
	/** Wall time of the solve itself. */
	seconds: number;
}

/** The answer with all that stands beside it. */
export interface WeighedSelection {
	answer: SetAnswer;
	findings: Findings;
}

export type SelectionStage = 'solve' | 'regret' | 'firm';

/** Exact regrets are sought for so many of the closest calls, and no longer than this; the rest keep their bounds. */
export const MOST_REGRETS = 1000;
const REGRETS_MS = 5000;
/** Varied questions are answered no longer than this; those not reached do not count. */
const VARIANTS_MS = 8000;
/** One exact regret takes no longer than this. */
const EACH_MS = 2000;

/**
 * Answers a question: solved, its certificate checked by a program that shares nothing with the solver, what each one left
 * out would cost, and how firm each pick is as the question moves. Blocks its thread.
 */
export async function weighSelection(
	{ question, candidates, seconds }: SelectionWork,
	tell: (stage: SelectionStage) => void,
	signal?: { readonly aborted: boolean },
): Promise<WeighedSelection> {
	const { problem, leftOut } = problemOf(question, candidates);
	tell('solve');
	const { answer, check } = await solveExactly(problem, { seconds, ...(signal && { signal }) });
	if (answer.objective === null) return { answer, findings: { check } };
	tell('regret');
	const bounds = regretBounds(problem, answer);
	const regrets = regretsOf(problem, answer, bounds, leftOut, signal);
	tell('firm');
	const variants = variantsOf(question).map((v) => problemOf(v.question, candidates).problem);
	const until = performance.now() + VARIANTS_MS;
	const firmness = firmnessOf(problem, answer, variants, {
		...(signal && { signal }),
		late: () => performance.now() > until,
	});
	return {
		answer,
		findings: { check, bounds, regrets, firmness, variants: firmness[0]?.of ?? 0 },
	};
}

/** The closest calls among those left out, each forced in and solved again, while there is time. */
function regretsOf(
	problem: SetProblem,
	answer: SetAnswer,
	bounds: Float64Array,
	leftOut: ReadonlyMap<string, unknown>,
	signal?: { readonly aborted: boolean },
): Regret[] {
	const until = performance.now() + REGRETS_MS;
	const chosen = new Set(answer.chosen);
	const closest = problem.items
		.map(({ id }, i) => ({ id, bound: bounds[i] ?? 0 }))
		.filter(({ id }) => !chosen.has(id) && !leftOut.has(id))
		.sort((a, b) => a.bound - b.bound)
		.slice(0, MOST_REGRETS);
	const regrets: Regret[] = [];
	for (const { id, bound } of closest) {
		if (performance.now() > until) break;
		const found = regretOf(problem, answer, id, { ...limit(until, signal), conflict: false });
		// where time ran out the better of the two lower limits stands
		if (found.exact) regrets.push(found);
		else regrets.push({ ...found, regret: Math.max(bound, found.regret ?? 0) });
	}
	return regrets;
}

function limit(until: number, signal?: { readonly aborted: boolean }): SolveOptions {
	const own = Math.min(until, performance.now() + EACH_MS);
	return { ...(signal && { signal }), late: () => performance.now() > own };
}
