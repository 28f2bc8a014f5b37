import { certificateOf } from './certificate.ts';
import { conflictOf } from './conflict.ts';
import { decimalNumber, exactSum } from './exact-decimal.ts';
import { selectionOf } from './selection-of.ts';
import { greedySet } from './greedy-set.ts';
import { modelColumns, setModel, type ModelColumns, type SetModel } from './set-model.ts';
import type { SetAnswer, SetProblem, SetTotals, SolveOptions } from './set-problem.ts';
import { solveModel, type SolvedModel } from './solve-model.ts';
import { decimalOf } from './unit-column.ts';

/**
 * Solves a set problem to proven optimality, or says how far from it the time ran out: status `feasible` with a true bound.
 * Figures are exact decimals; no rounding decides. Infeasible demands come with the fewest that exclude each other.
 * The problem is taken as checked (`api/set-problem`): unique ids, finite figures, known groups and locks.
 */
export function solveSet(problem: SetProblem, options: SolveOptions = {}): SetAnswer {
	const columns = modelColumns(problem);
	const model = setModel(problem, problem.objective, columns);
	const greedy = greedySet(problem);
	const tries = [greedy.feasible ? greedy.chosen : null, options.start?.chosen ?? null];
	const solved = solveModel(model, options, {
		tries: tries.filter((ids) => ids !== null).map((ids) => selectionOf(problem, ids)),
	});
	const answer = answerOf(problem, model, columns, solved);
	const conflict =
		solved.status === 'infeasible' && options.conflict !== false ? conflictOf(problem, options) : undefined;
	return { ...answer, greedy, ...(conflict === undefined ? {} : { conflict }) };
}

/** A solved model in the problem's own words. */
export function answerOf(
	problem: SetProblem,
	model: SetModel,
	columns: ModelColumns,
	solved: SolvedModel,
): SetAnswer {
	const sign = problem.objective === 'min-cost' ? -1n : 1n;
	const figure = (units: bigint | null) =>
		units === null ? null : decimalNumber(decimalOf(model.c, sign * units));
	const chosen =
		solved.chosen === null ? [] : problem.items.filter((_, j) => solved.chosen![j] === 1).map(({ id }) => id);
	return {
		status: solved.status,
		objective: figure(solved.objective),
		bound: figure(solved.bound),
		chosen,
		totals: totalsOf(problem, chosen),
		greedy: null,
		certificate: certificateOf(problem, model, columns, solved, chosen, solved.status),
	};
}

/** The sums over a selection, each exact and rounded once. */
export function totalsOf(problem: SetProblem, ids: readonly string[]): SetTotals {
	const inside = new Set(ids);
	const items = problem.items.filter(({ id }) => inside.has(id));
	const sum = (of: (item: SetProblem['items'][number]) => number) => decimalNumber(exactSum(items.map(of)));
	return {
		benefit: sum((item) => item.benefit),
		costWan: sum((item) => item.costWan),
		mu: sum((item) => item.mu),
		count: items.length,
	};
}
