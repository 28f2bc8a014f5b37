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

/** What our own search gets before HiGHS is asked, in seconds: most problems are closed long before. */
const OWN_FIRST = 2.5;
/** … and for every so many items one second more. */
const ITEMS_A_SECOND = 40_000;
/** Of the time that is left then, HiGHS gets this part; what it cannot close either goes back to our own search. */
const HIGHS_SHARE = 0.6;
const TRIES = 30_000_000;

/**
 * Solves a set problem with everything there is: the own search, then HiGHS on what it left open, then the own search again; and
 * checks the certificate. An answer whose certificate is refuted is never called optimal or infeasible. Blocks its thread.
 */
export async function solveExactly(problem: SetProblem, limits: ExactLimits): Promise<CheckedAnswer> {
	const started = performance.now();
	const elapsed = () => (performance.now() - started) / 1000;
	const { seconds, signal, progress } = limits;
	const shared = { ...(signal ? { signal } : {}), ...(progress ? { progress } : {}) };
	const own = (until: number, start: SetAnswer | undefined) =>
		solveSet(problem, { ...shared, ...(start ? { start } : {}), late: () => elapsed() > until });
	const first = Math.min(seconds / 2, OWN_FIRST + problem.items.length / ITEMS_A_SECOND);
	let answer = own(first, limits.start);
	if (answer.status === 'feasible' && signal?.aborted !== true) {
		const until = elapsed() + (seconds - elapsed()) * HIGHS_SHARE;
		const closeCore = await coreHighs(() => until - elapsed());
		answer = tighter(
			problem,
			answer,
			solveSet(problem, { ...shared, start: answer, maxNodes: 1, closeCore }),
		);
	}
	if (answer.status === 'feasible' && signal?.aborted !== true && elapsed() < seconds) {
		answer = tighter(problem, answer, own(seconds, answer));
	}
	const check = checkCertificate(problem, answer.certificate, limits.mostTries ?? TRIES);
	const refuted = !check.ok && check.faults.some(({ code }) => code !== 'too-long');
	return { answer: refuted ? { ...answer, status: 'feasible' } : answer, check };
}

/** The closed one of two answers; of two open ones the better selection with its own certificate. */
function tighter(problem: SetProblem, before: SetAnswer, again: SetAnswer): SetAnswer {
	if (again.status !== 'feasible' || before.objective === null) return again;
	return again.objective !== null && !better(problem, before, again) ? again : before;
}

function better(problem: SetProblem, a: SetAnswer, b: SetAnswer): boolean {
	if (a.objective === null || b.objective === null) return b.objective === null;
	return problem.objective === 'max-benefit' ? a.objective > b.objective : a.objective < b.objective;
}
