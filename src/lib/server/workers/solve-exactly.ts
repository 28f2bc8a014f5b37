import { checkCertificate } from '#lib/domain/shortlist/check-certificate.ts';
import type {
	CertificateCheck,
	SetAnswer,
	SetProblem,
	SolveProgress,
} from '#lib/domain/shortlist/set-problem.ts';
import { solveInTurns } from '#lib/domain/shortlist/solve-in-turns.ts';
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

const TRIES = 30_000_000;

/**
 * Solves a set problem with everything there is: the own search, then HiGHS on what it left open, then the own search again; and
 * checks the certificate. An answer whose certificate is refuted is never called optimal or infeasible. Blocks its thread.
 */
export async function solveExactly(problem: SetProblem, limits: ExactLimits): Promise<CheckedAnswer> {
	const { mostTries, ...own } = limits;
	const now = () => performance.now();
	const answer = await solveInTurns(problem, { ...own, now, openCloser: coreHighs });
	const check = checkCertificate(problem, answer.certificate, mostTries ?? TRIES);
	const refuted = !check.ok && check.faults.some(({ code }) => code !== 'too-long');
	return { answer: refuted ? { ...answer, status: 'feasible' } : answer, check };
}
