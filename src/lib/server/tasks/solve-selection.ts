import type { SelectionAnswer, SelectionCandidates, SelectionQuestion } from '#lib/api/selections.ts';
import { amountOf } from '#lib/domain/selection/amount.ts';
import { answerOf } from '#lib/domain/selection/answer-of.ts';
import { problemOf, type PosedQuestion } from '#lib/domain/selection/problem-of.ts';
import { variantsOf } from '#lib/domain/selection/variants.ts';
import { checkCertificate } from '#lib/domain/shortlist/check-certificate.ts';
import type { Firmness } from '#lib/domain/shortlist/firmness.ts';
import { regretBounds, type Regret } from '#lib/domain/shortlist/regret.ts';
import type {
	SetAnswer,
	SetCertificate,
	SetProblem,
	SolveOptions,
} from '#lib/domain/shortlist/set-problem.ts';
import type { TaskContext } from './task.ts';

/** Solves a problem away from the thread that answers requests. */
export type SolveAside = (
	problem: SetProblem,
	options: { signal?: AbortSignal } & Pick<SolveOptions, 'start' | 'conflict'>,
) => Promise<SetAnswer>;

/** Exact regrets are sought for so many of the closest calls, and no longer than this; the rest keep their bounds. */
export const MOST_REGRETS = 50;
export const REGRETS_MS = 10_000;
/** Varied questions are answered no longer than this; those not reached are not counted. */
export const VARIANTS_MS = 10_000;

/** A question answered: the answer as it is shown, and the certificate that proves it. */
export interface SolvedQuestion {
	answer: SelectionAnswer;
	certificate: SetCertificate;
}

/**
 * Answers a question over its candidates: solved, the certificate checked by a program that shares nothing with the
 * solver, what each one left out would cost, and how firm each pick is as the question moves.
 */
export async function solveSelection(
	question: SelectionQuestion,
	{ candidates }: SelectionCandidates,
	solve: SolveAside,
	{ signal, progress }: TaskContext = {},
): Promise<SolvedQuestion> {
	const told = (stage: string, done: number, total = 4) => progress?.({ stage, done, total });
	const posed = problemOf(question, candidates);
	told('select.solve', 0);
	const answer = await solve(posed.problem, { signal });
	told('select.check', 1);
	const check = checkCertificate(posed.problem, answer.certificate);
	if (answer.objective === null) {
		return {
			answer: answerOf(question, candidates, posed, answer, { check }),
			certificate: answer.certificate,
		};
	}
	const bounds = regretBounds(posed.problem, answer);
	told('select.regret', 2);
	const regrets = await exactRegrets(posed, answer, bounds, solve, signal);
	told('select.firm', 3);
	const firm = await firmness(question, candidates, answer, solve, signal);
	const view = answerOf(question, candidates, posed, answer, { check, bounds, regrets, ...firm });
	return { answer: view, certificate: answer.certificate };
}

/** The closest calls among those left out, each forced in and solved again, while there is time. */
async function exactRegrets(
	{ problem, leftOut }: PosedQuestion,
	answer: SetAnswer,
	bounds: Float64Array,
	solve: SolveAside,
	signal?: AbortSignal,
): Promise<Regret[]> {
	const until = performance.now() + REGRETS_MS;
	const chosen = new Set(answer.chosen);
	const closest = problem.items
		.map(({ id }, i) => ({ id, bound: bounds[i] ?? Infinity }))
		.filter(({ id }) => !chosen.has(id) && !leftOut.has(id))
		.sort((a, b) => a.bound - b.bound)
		.slice(0, MOST_REGRETS);
	const regrets: Regret[] = [];
	for (const { id, bound } of closest) {
		if (performance.now() > until) break;
		signal?.throwIfAborted();
		const forced = { ...problem, lockIn: [...(problem.lockIn ?? []), id] };
		const other = await solve(forced, { signal, start: answer, conflict: false });
		regrets.push(regretFrom(id, bound, problem.objective, answer, other));
	}
	return regrets;
}

function regretFrom(
	id: string,
	bound: number,
	objective: SetProblem['objective'],
	answer: SetAnswer,
	other: SetAnswer,
): Regret {
	const none = { id, chosen: null, forbiddenBy: [] };
	if (other.status === 'infeasible') return { ...none, regret: null, exact: true };
	const sign = objective === 'max-benefit' ? 1 : -1;
	const exact = other.status === 'optimal' && answer.status === 'optimal';
	const reached = exact ? other.objective : other.bound;
	if (reached === null) return { ...none, regret: bound, exact: false };
	const least = Math.max(0, amountOf(sign * ((answer.objective ?? 0) - reached)));
	return { ...none, regret: exact ? least : Math.max(least, bound), exact, chosen: other.chosen };
}

/** In how many of the varied questions each is chosen; questions that nothing answers, or for which time ran out, do not count. */
async function firmness(
	question: SelectionQuestion,
	candidates: SelectionCandidates['candidates'],
	answer: SetAnswer,
	solve: SolveAside,
	signal?: AbortSignal,
): Promise<{ firmness: Firmness[]; variants: number }> {
	const until = performance.now() + VARIANTS_MS;
	const chosen = new Set(answer.chosen);
	const kept = new Map<string, number>([...chosen].map((id) => [id, 0]));
	let of = 0;
	for (const variant of variantsOf(question)) {
		if (performance.now() > until) break;
		signal?.throwIfAborted();
		const other = await solve(problemOf(variant.question, candidates).problem, {
			...{ signal, start: answer, conflict: false },
		});
		if (other.objective === null) continue;
		of++;
		for (const id of other.chosen) kept.set(id, (kept.get(id) ?? 0) + 1);
	}
	return {
		firmness: [...kept].map(([id, times]) => ({ id, chosen: chosen.has(id), in: times, of })),
		variants: of,
	};
}
