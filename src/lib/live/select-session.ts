import type { SelectionCandidates, SelectionQuestion } from '../api/selections.ts';
import { answerOf } from '../domain/selection/answer-of.ts';
import { problemOf, type PosedQuestion } from '../domain/selection/problem-of.ts';
import { variantsOf } from '../domain/selection/variants.ts';
import { checkCertificate } from '../domain/shortlist/check-certificate.ts';
import type { CoreCloser } from '../domain/shortlist/highs-on-core.ts';
import { regretBounds, regretOf } from '../domain/shortlist/regret.ts';
import type { SetAnswer, SolveOptions } from '../domain/shortlist/set-problem.ts';
import { solveInTurns, type TurnLimits } from '../domain/shortlist/solve-in-turns.ts';
import { solveSet } from '../domain/shortlist/solve-set.ts';
import type { LiveFirmness, LiveProgress, LiveRegret, LiveSelection } from './select-messages.ts';

/** How long the hand in the browser searches; the server, when it saves, searches longer. */
const SOLVE_SECONDS = 20;
const REGRET_MS = 10_000;
const VARIANT_MS = 3_000;
/** Where the answer needed HiGHS, what is asked beside it does too: the own search gets this part of the time first. */
const OWN_SHARE = 0.1;

interface Answered {
	id: number;
	question: SelectionQuestion;
	posed: PosedQuestion;
	answer: SetAnswer;
}

/** The candidates of a run, opened for solving: one question after another is asked of it. */
export class SelectSession {
	readonly #candidates: SelectionCandidates['candidates'];
	readonly #now: () => number;
	readonly #openCloser: TurnLimits['openCloser'];
	#closer: CoreCloser | null = null;
	#last: Answered | null = null;

	/** @param openCloser loads HiGHS; asked once, by the first question that the own search leaves open */
	constructor(
		{ candidates }: SelectionCandidates,
		openCloser: TurnLimits['openCloser'],
		now: () => number = () => performance.now(),
	) {
		this.#candidates = candidates;
		this.#openCloser = openCloser;
		this.#now = now;
	}

	/** The best set, checked without the solver, with what forcing the others in would cost at least. */
	async solve(
		id: number,
		question: SelectionQuestion,
		progress?: (at: LiveProgress) => void,
	): Promise<LiveSelection> {
		const start = this.#now();
		const posed = problemOf(question, this.#candidates);
		const answer = await solveInTurns(posed.problem, {
			seconds: SOLVE_SECONDS,
			now: this.#now,
			openCloser: async () => (this.#closer ??= await this.#openCloser()),
			...(progress && { progress }),
			...(this.#last && { start: this.#last.answer }),
		});
		const tookMs = this.#now() - start;
		this.#last = { id, question, posed, answer };
		const view = answerOf(question, this.#candidates, posed, answer, {
			check: checkCertificate(posed.problem, answer.certificate),
			...(answer.objective !== null && { bounds: regretBounds(posed.problem, answer) }),
		});
		return { answer: view, certificate: answer.certificate, tookMs };
	}

	/** Solves the varied questions of the last answer one by one; each step says how it stands. */
	*firmness(): Generator<LiveFirmness> {
		const last = this.#last;
		if (!last || last.answer.objective === null) return;
		const kept: Record<string, number> = {};
		let done = 0;
		const variants = variantsOf(last.question);
		let left = variants.length;
		for (const { question } of variants) {
			const { problem } = problemOf(question, this.#candidates);
			const answer = solveSet(problem, {
				...this.#within(VARIANT_MS, last.answer),
				start: last.answer,
				conflict: false,
			});
			left -= 1;
			// A varied question that nothing answers says nothing of who would be chosen.
			if (answer.objective === null) continue;
			done += 1;
			for (const key of answer.chosen) kept[key] = (kept[key] ?? 0) + 1;
			yield { kept: { ...kept }, done, of: done + left };
		}
	}

	/** What forcing one candidate in costs, by solving again with it. */
	async regret(id: number, question: SelectionQuestion, key: string): Promise<LiveRegret> {
		if (this.#last?.id !== id) await this.solve(id, question);
		const last = this.#last;
		if (!last) throw new Error('regret before solve');
		const found = regretOf(last.posed.problem, last.answer, key, this.#within(REGRET_MS, last.answer));
		const [before, after] = [new Set(last.answer.chosen), new Set(found.chosen ?? [])];
		return {
			key,
			value: found.regret,
			exact: found.exact,
			comes: [...after].filter((one) => !before.has(one) && one !== key),
			goes: found.chosen === null ? [] : [...before].filter((one) => !after.has(one)),
		};
	}

	/** So long for one more question; with HiGHS where the answer rests on it. */
	#within(ms: number, { certificate }: SetAnswer): Pick<SolveOptions, 'late' | 'closeCore'> {
		const start = this.#now();
		const closer = certificate.tree.some(({ kind }) => kind === 'highs') ? this.#closer : null;
		if (closer === null) return { late: () => this.#now() > start + ms };
		return {
			late: () => this.#now() > start + ms * OWN_SHARE,
			closeCore: (core, most = Infinity) => closer(core, Math.min(most, (start + ms - this.#now()) / 1000)),
		};
	}
}
