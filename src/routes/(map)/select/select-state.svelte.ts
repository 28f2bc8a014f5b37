import {
	selectionCandidates,
	type Selection,
	type SelectionAnswer,
	type SelectionCandidates,
	type SelectionQuestion,
	type SelectionSubject,
} from '#lib/api/selections.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { SelectClient } from '#lib/live/select-client.ts';
import type { LiveFirmness, LiveProgress, LiveRegret, LiveSelection } from '#lib/live/select-messages.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import { keyOf } from '../shortlists/marks.ts';
import { locked } from './locks.ts';
import { questionText } from './question-text.ts';
import { NEW_QUESTION, type Asked } from './question-url.ts';
import { countsOf, rowsOf, type SelectRow } from './select-rows.ts';

export interface Fault {
	problem: Problem;
	id: string | null;
}
/** Something done that can be taken back, as the note at the foot of the table says it. */
export interface Done {
	what: 'in' | 'out' | 'free' | 'deleted' | 'remedy';
	name: string;
	undo: () => void;
}
/** A change of the same fields within this time is one step back (a slider that moves, a figure that is typed). */
const ONE_STEP_MS = 1000;

/** The question on the desk, the candidates of its run, and what solving it in the browser came to. */
export class SelectState {
	asked = $state.raw<Asked>(NEW_QUESTION);
	/** The saved selection that is open; its answer is the official one as long as the question is its own. */
	saved = $state.raw<Selection | null>(null);
	run = $state<number | null>(null);
	candidates = $state.raw<SelectionCandidates | null>(null);
	loading = $state(false);
	fault = $state.raw<Fault | null>(null);
	/** Of the browser's worker: the last answer stays. */
	workerFault = $state.raw<Problem | null>(null);
	solved = $state.raw<{ selection: LiveSelection; question: SelectionQuestion } | null>(null);
	solving = $state(false);
	progress = $state.raw<LiveProgress | null>(null);
	cancelled = $state(false);
	firmness = $state.raw<LiveFirmness | null>(null);
	regrets = $state.raw<ReadonlyMap<string, LiveRegret>>(new Map());
	/** The row whose exact regret is being worked out. */
	regretFor = $state<string | null>(null);
	done = $state.raw<Done | null>(null);
	#client: SelectClient | null = null;
	#past: Partial<Asked>[] = [];
	#future: Partial<Asked>[] = [];
	#lastChange = { fields: '', at: -Infinity };

	readonly question: SelectionQuestion | null = $derived(
		this.run === null ? null : { ...this.asked, run: this.run },
	);
	/** The figure without which the question asks for nothing yet. */
	readonly lacks: 'budget' | 'target' | null = $derived.by(() => {
		const { objective, budgetWan, targetMu, quotas } = this.asked;
		if (objective === 'max-benefit') return budgetWan === null ? 'budget' : null;
		return targetMu === null && !quotas.some((quota) => quota.minMu) ? 'target' : null;
	});
	readonly isChanged = $derived(
		questionText(this.asked) !== questionText(this.saved ? askedOf(this.saved.question) : NEW_QUESTION),
	);
	/** The open one as it was solved and checked by the server; null once the question is another. */
	readonly official: Selection | null = $derived(
		this.saved && !this.isChanged && this.saved.run === this.run ? this.saved : null,
	);
	readonly answer: SelectionAnswer | null = $derived(
		this.official?.answer ?? this.solved?.selection.answer ?? null,
	);
	/** The answer on the screen is of an earlier question: it is being worked out anew, or was broken off. */
	readonly isStale = $derived(
		!this.official &&
			this.solved !== null &&
			questionText(this.solved.question) !== questionText(this.question),
	);
	readonly rows: SelectRow[] = $derived(
		rowsOf(
			(this.official?.candidates ?? this.candidates)?.candidates ?? [],
			this.answer,
			this.asked,
			this.regrets,
			this.official ? null : this.firmness,
		),
	);
	readonly counts = $derived(countsOf(this.rows));
	readonly byKey: ReadonlyMap<string, SelectRow> = $derived(new Map(this.rows.map((row) => [row.key, row])));
	/** What the candidates depend on; a lock only where it names somebody the criteria left out. */
	readonly candidatesQuestion: SelectionQuestion | null = $derived.by(() => {
		if (!this.question) return null;
		const { run, criteria, uplift, promise, rates, lockIn } = this.question;
		return {
			...NEW_QUESTION,
			run,
			criteria,
			uplift,
			promise,
			...(rates && { rates }),
			lockIn: this.#strangers(lockIn),
		};
	});
	#known = $state.raw<ReadonlySet<string>>(new Set());
	#strangers = (some: readonly SelectionSubject[]) => some.filter((one) => !this.#known.has(keyOf(one)));

	/** Starts the worker; what it returns ends it. */
	begin(): () => void {
		this.#client = new SelectClient({
			onprogress: (progress) => (this.progress = progress),
			onanswer: (selection, question) => this.#take(selection, question),
			onfirmness: (firmness) => (this.firmness = firmness),
			onregret: (regret) => {
				this.regrets = new Map([...this.regrets, [regret.key, regret]]);
				if (this.regretFor === regret.key) this.regretFor = null;
			},
			onfailed: (problem) => {
				this.workerFault = problem;
				this.solving = false;
				this.progress = this.regretFor = null;
			},
		});
		return () => {
			this.#client?.stop();
			this.#client = null;
		};
	}

	#take(selection: LiveSelection, question: SelectionQuestion): void {
		this.solved = { selection, question };
		this.firmness = this.regretFor = this.workerFault = this.progress = null;
		this.regrets = new Map();
		this.cancelled = false;
		// Another question may wait already.
		this.solving = questionText(question) !== questionText(this.question);
	}

	/** Asks for the candidates; an answer that comes after `signal` is dropped. */
	async load(question: SelectionQuestion, signal: AbortSignal): Promise<void> {
		this.loading = true;
		const answer = await fetchJson(selectionCandidates, '/api/selections/candidates', {
			body: question,
			signal,
		});
		if (signal.aborted) return;
		this.loading = false;
		this.fault = answer.ok ? null : answer;
		if (!answer.ok) return;
		this.candidates = answer.value;
		this.#known = new Set(answer.value.candidates.map(keyOf));
		this.#client?.open(answer.value);
		this.solve();
	}

	/** Solves the question on the desk, unless the official answer to it is at hand. */
	solve(): void {
		if (!this.question || !this.candidates || this.candidates.run.id !== this.question.run) return;
		if (this.official || this.lacks) {
			this.cancel(false);
			// What is changed on a saved one is solved from here on; until then its answer stays on the screen.
			this.solved = this.official && asSolved(this.official);
			this.firmness = null;
			return;
		}
		this.solving = true;
		this.cancelled = false;
		this.#client?.solve($state.snapshot(this.question));
	}

	/** Breaks the solve off; the last answer stays. */
	cancel(said = true): void {
		if (!this.solving) return;
		this.#client?.cancel();
		this.solving = false;
		this.progress = null;
		this.cancelled = said;
	}

	/** Works out the exact regret of a row that was left out. */
	askRegret(key: string): void {
		if (this.official || this.isStale || this.regrets.get(key)?.exact) return;
		this.regretFor = key;
		this.#client?.regret(key);
	}

	/** Forgets what another run said. */
	forget(): void {
		this.candidates = this.solved = this.firmness = null;
		this.#known = new Set();
		this.regrets = new Map();
	}

	change(patch: Partial<Asked>): void {
		const fields = Object.keys(patch).join();
		const isSame =
			fields === this.#lastChange.fields && performance.now() - this.#lastChange.at < ONE_STEP_MS;
		this.#lastChange = { fields, at: performance.now() };
		if (!isSame) this.#past.push(this.#inverse(patch));
		this.#future = [];
		this.asked = { ...this.asked, ...patch };
	}

	/** Locks a candidate in or out, or frees it (null). */
	lock(what: SelectionSubject, to: 'in' | 'out' | null, name: string): void {
		this.#lastChange = { fields: '', at: -Infinity };
		this.change(locked(this.asked, what, to));
		this.done = { what: to ?? 'free', name, undo: () => this.undo() };
	}

	undo(): void {
		this.#step(this.#past, this.#future);
	}
	redo(): void {
		this.#step(this.#future, this.#past);
	}
	#step(from: Partial<Asked>[], to: Partial<Asked>[]): void {
		const patch = from.pop();
		if (!patch) return;
		to.push(this.#inverse(patch));
		this.asked = { ...this.asked, ...patch };
		this.#lastChange = { fields: '', at: -Infinity };
		this.done = null;
	}
	#inverse(patch: Partial<Asked>): Partial<Asked> {
		const fields = Object.keys(patch);
		return Object.fromEntries(Object.entries(this.asked).filter(([field]) => fields.includes(field)));
	}

	/** Takes a saved selection (or none) and a question on the desk; what was undone before is another matter. */
	put(saved: Selection | null, asked: Asked | null): void {
		this.saved = saved;
		this.asked = asked ?? (saved ? askedOf(saved.question) : NEW_QUESTION);
		this.#past = [];
		this.#future = [];
		this.done = null;
	}
}

const asSolved = ({ answer, certificate, question }: Selection) => ({
	selection: { answer, certificate, tookMs: 0 },
	question,
});

export function askedOf({ run: _run, ...asked }: SelectionQuestion): Asked {
	return asked;
}
