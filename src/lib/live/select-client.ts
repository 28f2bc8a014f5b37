import type { SelectionCandidates, SelectionQuestion } from '../api/selections.ts';
import type { Problem } from '../domain/problem.ts';
import type {
	FromSelect,
	LiveFirmness,
	LiveProgress,
	LiveRegret,
	LiveSelection,
	ToSelect,
} from './select-messages.ts';

/** What the client needs of a Worker; tests give one that runs in the same thread. */
export type SelectPort = Pick<Worker, 'postMessage' | 'terminate'> & {
	onmessage: ((event: MessageEvent<FromSelect>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
};

export interface SelectListeners {
	onprogress: (progress: LiveProgress) => void;
	/** `question` is the one that the answer is for. */
	onanswer: (solved: LiveSelection, question: SelectionQuestion) => void;
	onfirmness: (firmness: LiveFirmness) => void;
	onregret: (regret: LiveRegret) => void;
	/** @param anew it was started anew; else it failed too often and stays away */
	onfailed: (problem: Problem, anew: boolean) => void;
}

/** So many failures without an answer in between, and it is left at that. */
const MOST_FAILURES = 3;
/** A solve that has run for longer than this is broken off when a newer question comes. */
const PATIENCE_MS = 1200;

const FAILED: Problem = {
	code: 'select.worker-failed',
	message: '浏览器内的求解出错，已重新开始；上一次的结果仍然保留。',
	fix: '改动任一条件后重新求解，或直接保存，由服务器求解',
};
const STOPPED: Problem = {
	code: 'select.worker-stopped',
	message: '浏览器内的求解多次出错，已停止。',
	fix: '刷新页面后重试；保存后由服务器求解不受影响',
};

const startWorker = (): SelectPort =>
	new Worker(new URL('./select-worker.ts', import.meta.url), { type: 'module' });

/**
 * The page's side of the solving. **The latest wins**: one question is under way and at most one waits; a newer one
 * takes the place of the one that waits, and breaks off a solve that has been long under way. Whatever comes for
 * an older question than the last answered one is dropped.
 */
export class SelectClient {
	readonly #start: () => SelectPort;
	readonly #listeners: SelectListeners;
	readonly #now: () => number;
	#worker: SelectPort | null = null;
	#candidates: SelectionCandidates | null = null;
	#lastId = 0;
	#underWay: { id: number; question: SelectionQuestion; since: number } | null = null;
	#waiting: SelectionQuestion | null = null;
	#answered: { id: number; question: SelectionQuestion } | null = null;
	#failures = 0;

	constructor(
		listeners: SelectListeners,
		start: () => SelectPort = startWorker,
		now: () => number = () => performance.now(),
	) {
		this.#listeners = listeners;
		this.#start = start;
		this.#now = now;
		this.#begin();
	}

	/** Hands over the candidates of a run; what was asked about others is broken off. */
	open(candidates: SelectionCandidates): void {
		this.#candidates = candidates;
		this.#waiting = this.#answered = null;
		if (this.#underWay) this.#restart();
		else this.#post({ kind: 'open', candidates });
	}

	/** Asks for the best set; before candidates are there the question waits. */
	solve(question: SelectionQuestion): void {
		this.#waiting = question;
		if (this.#underWay && this.#now() - this.#underWay.since > PATIENCE_MS) this.#restart();
		this.#next();
	}

	/** Asks what forcing one candidate in would cost, under the question last answered. */
	regret(key: string): void {
		if (this.#answered) this.#post({ kind: 'regret', ...this.#answered, key });
	}

	/** Breaks off what is under way or waits; the last answer stays good. */
	cancel(): void {
		this.#waiting = null;
		if (this.#underWay) this.#restart();
	}

	stop(): void {
		if (!this.#worker) return;
		this.#worker.onmessage = null;
		this.#worker.onerror = null;
		this.#worker.terminate();
		this.#worker = null;
	}

	#begin(): void {
		this.#worker = this.#start();
		this.#worker.onmessage = ({ data }) => this.#receive(data);
		this.#worker.onerror = (event) => this.#fail(event.message);
		if (this.#candidates) this.#post({ kind: 'open', candidates: this.#candidates });
	}

	/** A solve cannot be spoken to: it ends with its worker. The answer on the screen stays the one that is asked about. */
	#restart(): void {
		this.stop();
		this.#underWay = null;
		this.#begin();
	}

	#fail(got: string): void {
		this.stop();
		this.#underWay = this.#waiting = null;
		const anew = ++this.#failures < MOST_FAILURES;
		if (anew) this.#begin();
		this.#listeners.onfailed({ ...(anew ? FAILED : STOPPED), got }, anew);
	}

	#next(): void {
		if (!this.#worker || !this.#candidates || this.#underWay || !this.#waiting) return;
		const question = this.#waiting;
		this.#waiting = null;
		this.#underWay = { id: ++this.#lastId, question, since: this.#now() };
		this.#post({ kind: 'solve', id: this.#lastId, question });
	}

	#post(message: ToSelect): void {
		this.#worker?.postMessage(message);
	}

	#receive(message: FromSelect): void {
		if (message.kind === 'answer') {
			if (message.id !== this.#underWay?.id) return;
			this.#answered = this.#underWay;
			this.#underWay = null;
			this.#failures = 0;
			this.#listeners.onanswer(message.solved, this.#answered.question);
			this.#next();
		} else if (message.kind === 'progress') {
			if (message.id === this.#underWay?.id) this.#listeners.onprogress(message.progress);
		} else if (message.id === this.#answered?.id) {
			if (message.kind === 'firmness') this.#listeners.onfirmness(message.firmness);
			else this.#listeners.onregret(message.regret);
		}
	}
}
