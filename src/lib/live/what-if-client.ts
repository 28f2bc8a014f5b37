import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { FromWhatIf, Opened, ToWhatIf, WhatIfAnswer } from './what-if-answer.ts';

/** What the client needs of a Worker; tests give one that runs in the same thread. */
export type WhatIfPort = Pick<Worker, 'postMessage' | 'terminate'> & {
	onmessage: ((event: MessageEvent<FromWhatIf>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
};

export interface WhatIfListeners {
	onopened: (opened: Opened) => void;
	/** `rules` are those that the answer is for. */
	onanswer: (answer: WhatIfAnswer, rules: RuleSet) => void;
	/** A fault of ours in the worker. */
	onfailed: (message: string) => void;
}

const startWorker = (): WhatIfPort =>
	new Worker(new URL('./what-if-worker.ts', import.meta.url), { type: 'module' });

/**
 * The page's side of a what-if. **The latest wins**: one rule is under way and at most one waits; a newer one takes
 * the place of the one that waits, so that however fast a slider moves, answers never queue up.
 */
export class WhatIfClient {
	readonly #worker: WhatIfPort;
	readonly #listeners: WhatIfListeners;
	#underWay: RuleSet | null = null;
	#waiting: RuleSet | null = null;
	#open = false;

	constructor(listeners: WhatIfListeners, worker: WhatIfPort = startWorker()) {
		this.#worker = worker;
		this.#listeners = listeners;
		worker.onmessage = ({ data }) => this.#receive(data);
		worker.onerror = (event) => listeners.onfailed(event.message);
	}

	/** Hands over a run's two column files; the run's own rule is the base. */
	open(enterprises: ArrayBuffer, parcels: ArrayBuffer, rules: RuleSet, date: string): void {
		this.#post({ kind: 'open', enterprises, parcels, rules, date }, [enterprises, parcels]);
	}

	/** Asks for the run under another rule; before the run is open, the request waits. */
	rescore(rules: RuleSet): void {
		this.#waiting = rules;
		this.#next();
	}

	stop(): void {
		this.#worker.onmessage = null;
		this.#worker.onerror = null;
		this.#worker.terminate();
	}

	#next(): void {
		if (!this.#open || this.#underWay || !this.#waiting) return;
		this.#underWay = this.#waiting;
		this.#waiting = null;
		this.#post({ kind: 'rescore', rules: this.#underWay });
	}

	#post(message: ToWhatIf, transfer: ArrayBuffer[] = []): void {
		this.#worker.postMessage(message, transfer);
	}

	#receive(message: FromWhatIf): void {
		if (message.kind === 'opened') {
			this.#open = true;
			this.#listeners.onopened(message.opened);
		} else {
			const rules = this.#underWay;
			this.#underWay = null;
			if (rules) this.#listeners.onanswer(message.answer, rules);
		}
		this.#next();
	}
}
