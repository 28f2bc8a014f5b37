import type { CoreCloser } from './highs-on-core.ts';
import type { SetAnswer, SetProblem, SolveOptions, SolveProgress } from './set-problem.ts';
import { solveSet } from './solve-set.ts';

export interface TurnLimits {
	/** Time for own search and other solver together, in seconds. */
	seconds: number;
	/** The caller's clock, in milliseconds: the domain has none. */
	now: () => number;
	/** Loads the other solver (HiGHS); asked only where the own search leaves a problem open. Null: there is none. */
	openCloser: () => Promise<CoreCloser | null>;
	signal?: { readonly aborted: boolean };
	progress?: (at: SolveProgress) => void;
	start?: SetAnswer;
}

/** What our own search gets before HiGHS is asked, in seconds: most problems are closed long before. */
const OWN_FIRST = 2.5;
/** … and for every so many items one second more. */
const ITEMS_A_SECOND = 40_000;
/** With so many limits our own tree closes little, and HiGHS up to so many items much: it is asked after this. */
const MANY_LIMITS = 6;
const MODERATE_ITEMS = 20_000;
const OWN_FIRST_OF_MANY = 0.3;
/** Of the time that is left then, HiGHS gets this part; what it cannot close either goes back to our own search. */
const HIGHS_SHARE = 0.6;

/** The own search, then HiGHS on what it left open, then the own search again. Blocks its thread. */
export async function solveInTurns(problem: SetProblem, limits: TurnLimits): Promise<SetAnswer> {
	const { seconds, signal, progress, now } = limits;
	const started = now();
	const elapsed = () => (now() - started) / 1000;
	const shared = { ...(signal ? { signal } : {}), ...(progress ? { progress } : {}) };
	const own = (until: number, start: SetAnswer | undefined) =>
		solveSet(problem, { ...shared, ...(start ? { start } : {}), late: () => elapsed() > until });
	const closedBy = (close: CoreCloser, start: SetAnswer) => {
		const until = elapsed() + (seconds - elapsed()) * HIGHS_SHARE;
		const closeCore: SolveOptions['closeCore'] = (core, most = Infinity) =>
			close(core, Math.min(most, until - elapsed()));
		return solveSet(problem, { ...shared, start, maxNodes: 1, closeCore });
	};
	const isOpen = ({ status }: SetAnswer) => status === 'feasible' && signal?.aborted !== true;

	let answer = own(Math.min(seconds / 2, ownFirst(problem)), limits.start);
	if (isOpen(answer)) {
		const close = await limits.openCloser();
		if (close !== null) answer = tighter(problem, answer, closedBy(close, answer));
	}
	if (isOpen(answer) && elapsed() < seconds) answer = tighter(problem, answer, own(seconds, answer));
	return answer;
}

function ownFirst({ items, quotas, budgetWan, targetMu }: SetProblem): number {
	const limits = (quotas?.length ?? 0) + (budgetWan === undefined ? 0 : 1) + (targetMu === undefined ? 0 : 1);
	if (limits >= MANY_LIMITS && items.length <= MODERATE_ITEMS) return OWN_FIRST_OF_MANY;
	return OWN_FIRST + items.length / ITEMS_A_SECOND;
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
