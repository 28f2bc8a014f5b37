import { checkMatching } from '#lib/domain/matching/check-matching.ts';
import { explainUnmet, type Unmet } from '#lib/domain/matching/explain-unmet.ts';
import type { MatchProblem } from '#lib/domain/matching/match-problem.ts';
import { solveMatching, type MatchSolution } from '#lib/domain/matching/solve-matching.ts';
import { packingHighs } from './packing-highs.ts';

export interface MatchAnswer extends Omit<MatchSolution, 'unmet'> {
	unmet: Unmet[];
}

export interface MatchSeconds {
	/** For the answer and its proof; then it is `feasible` with a bound. */
	solve: number;
	/** For regret and what would unlock; what is left over stays untold. 0: the class of reason alone. */
	explain: number;
}

/**
 * Solves a matching problem, checks the answer independently and says why each unmet project has no site. Blocks its thread
 * for as long: a server asks `matchAside`.
 * @throws Error (a bug) where the checker finds a fault
 */
export async function matchExactly(problem: MatchProblem, seconds: MatchSeconds): Promise<MatchAnswer> {
	const packing = await packingHighs();
	const answer = solveMatching(problem, { packing, secondsLeft: countdown(seconds.solve) });
	const faults = checkMatching(problem, answer);
	if (faults.length > 0) throw new Error(`matching: the checker found ${JSON.stringify(faults)}`);
	const unmet = explainUnmet(
		problem,
		answer,
		{ packing, secondsLeft: countdown(seconds.explain) },
		{ resolve: seconds.explain > 0 },
	);
	return { ...answer, unmet };
}

function countdown(seconds: number): () => number {
	const end = performance.now() + seconds * 1000;
	return () => (end - performance.now()) / 1000;
}
