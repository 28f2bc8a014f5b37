import { checkCertificate } from '#lib/domain/shortlist/check-certificate.ts';
import type {
	CertificateCheck,
	SetAnswer,
	SetProblem,
	SolveProgress,
} from '#lib/domain/shortlist/set-problem.ts';
import { solveSet } from '#lib/domain/shortlist/solve-set.ts';
import { coreHighs } from './core-highs.ts';

export interface ExactLimits {
	/** Wall time, in seconds, for own search and HiGHS together; the check comes on top. */
	seconds: number;
	signal?: { readonly aborted: boolean };
	progress?: (at: SolveProgress) => void;
	start?: SetAnswer;
	/** Tries of the check: more are not refuted but not checked either. */
	mostTries?: number;
}

/** An answer, and what the independent check says of its certificate. */
export interface CheckedAnswer {
	answer: SetAnswer;
	check: CertificateCheck;
}

/** The part of the time that our own search gets before HiGHS is asked. */
const OWN_SHARE = 0.5;
const TRIES = 30_000_000;

/**
 * Solves a set problem with everything there is: the own search, then HiGHS on what it left open; and checks the certificate. An answer
 * whose certificate is refuted is never called optimal or infeasible. Blocks its thread.
 */
export async function solveExactly(problem: SetProblem, limits: ExactLimits): Promise<CheckedAnswer> {
	const started = performance.now();
	const elapsed = () => (performance.now() - started) / 1000;
	const shared = {
		...(limits.signal ? { signal: limits.signal } : {}),
		...(limits.progress ? { progress: limits.progress } : {}),
	};
	const own = limits.seconds * OWN_SHARE;
	let answer = solveSet(problem, {
		...shared,
		...(limits.start ? { start: limits.start } : {}),
		late: () => elapsed() > own,
	});
	if (answer.status === 'feasible' && limits.signal?.aborted !== true) {
		const closeCore = await coreHighs(() => limits.seconds - elapsed());
		const again = solveSet(problem, { ...shared, start: answer, maxNodes: 1, closeCore });
		if (again.status !== 'feasible' || better(problem, again, answer))
			answer = keepBound(problem, again, answer);
	}
	const check = checkCertificate(problem, answer.certificate, limits.mostTries ?? TRIES);
	const refuted = !check.ok && check.faults.some(({ code }) => code !== 'too-long');
	return { answer: refuted ? { ...answer, status: 'feasible' } : answer, check };
}

function better(problem: SetProblem, a: SetAnswer, b: SetAnswer): boolean {
	if (a.objective === null || b.objective === null) return b.objective === null;
	return problem.objective === 'max-benefit' ? a.objective > b.objective : a.objective < b.objective;
}

/** The second run stopped at its root: the tree of the first bounds better, and holds for any selection. */
function keepBound(problem: SetProblem, again: SetAnswer, before: SetAnswer): SetAnswer {
	if (again.status !== 'feasible' || before.bound === null || again.objective === null) return again;
	const beyond =
		problem.objective === 'max-benefit' ? again.objective > before.bound : again.objective < before.bound;
	return beyond ? again : { ...again, bound: before.bound };
}
